import type { EventStore, Hasher } from '@community-handshake/domain'
import { type HistoryWriter, historyWriter, sampleEvents } from '@community-handshake/domain/testing'
import { nodePlatform } from '../../src/index.js'

const { created, invited, joined, memberEvent, membersAdded } = sampleEvents

const { hasher }: { readonly hasher: Hasher } = nodePlatform()

/** Writes so many communities of 100 events each; a tenant of its own takes part in each of them, and `big`. */
export const writeCommunities = async (
  store: EventStore,
  count: number,
  { first = 1, writer = historyWriter() }: { readonly first?: number; readonly writer?: HistoryWriter } = {},
): Promise<void> => {
  for (let number = first; number < first + count; number += 1) {
    const about = { in: number, number: number * 1000, at: number }
    const invitations = Array.from({ length: 88 }, (_none, index) =>
      invited({ ...about, number: number * 1000 + index + 10, to: `guest-${index}` }),
    )
    await writer.write(
      { store, hasher },
      created({ ...about, name: `Community ${number}` }),
      ...joined({ ...about, tenant: 'big', to: 'big' }),
      ...joined({ ...about, number: number * 1000 + 1, tenant: `tenant-${number}` }),
      memberEvent('SharingPaused', { ...about, tenant: 'big' }),
      membersAdded({ ...about, tenant: 'big', users: ['una'] }),
      memberEvent('SharingResumed', { ...about, tenant: 'big' }),
      memberEvent('SharingPaused', { ...about, tenant: `tenant-${number}` }),
      memberEvent('SharingPaused', { ...about, tenant: 'owner' }),
      ...invitations,
    )
  }
}
