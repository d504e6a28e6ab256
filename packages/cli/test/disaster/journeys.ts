import type { PersistentClient } from './persistent-client.js'

/** Addresses that were invited and never answered: each must get its mail. */
export interface Played {
  readonly communities: number
  readonly invitedForMail: readonly string[]
}

const owner = 'ada@aster'
const invitee = 'bela@borealis'

const playOne = async (client: PersistentClient, guest: string): Promise<void> => {
  const { id: communityId } = await client.change(owner, 'POST', '/communities', { name: 'Grid data' })
  const community = `/communities/${String(communityId)}`
  const { id } = await client.change(owner, 'POST', `${community}/invitations`, { email: 'bela@borealis.example' })
  await client.change(invitee, 'POST', `/invitations/${String(id)}/accept`, { tenantId: 'borealis' })
  await client.change(owner, 'POST', `${community}/invitations/${String(id)}/confirm`, { tenantId: 'borealis' })
  // Two at once, so that they meet at the end of the stream.
  await Promise.all([
    client.change(invitee, 'PATCH', `${community}/tenants/borealis`, { sharingStatus: 'Paused' }),
    client.change(owner, 'POST', `${community}/invitations`, { email: guest }),
  ])
}

/** Plays whole handshakes one after the other until it is told to stop. */
export const playJourneys = async (client: PersistentClient, name: string, isOver: () => boolean): Promise<Played> => {
  const invitedForMail: string[] = []
  while (!isOver()) {
    const guest = `${name}-${invitedForMail.length}@guests.example`
    await playOne(client, guest)
    invitedForMail.push(guest)
  }
  return { communities: invitedForMail.length, invitedForMail }
}
