import { textAt } from './client.js'
import { receiveLink, receiveMail, type Stage, sayDone, sayRefused } from './stage.js'
import type { Handshake } from './story.js'

/** A second invitation is sent again, which makes its first link worthless, and is declined. */
export const declineAnother = async (stage: Stage, { communityId }: Handshake): Promise<void> => {
  const { cast, narrator } = stage
  const { owner, stranger } = cast
  narrator.chapter('5. Not every invitation ends with a member')
  const path = `/communities/${communityId}/invitations`
  const invited = await owner.call('POST', path, { body: { email: stranger.email } })
  sayDone(narrator, `${owner.email} invites ${stranger.email}`, invited, 201)
  const invitationId = textAt(invited.body, 'id')
  const first = await receiveLink(stage, stranger.email)
  sayDone(narrator, `${owner.email} sends it again`, await owner.call('POST', `${path}/${invitationId}/resend`), 200)
  const second = await receiveLink(stage, stranger.email)
  const accept = (secret: string) => ({ body: { tenantId: cast.invitee.tenantId, secret } })
  sayRefused(
    narrator,
    `${cast.invitee.email} accepts with the older link, forwarded by somebody`,
    await cast.invitee.call('POST', `/invitations/${invitationId}/accept`, accept(first)),
    { status: 410, code: 'link-superseded' },
  )
  const declined = await stranger.call('POST', `/invitations/${invitationId}/decline`, { body: { secret: second } })
  sayDone(narrator, `${stranger.email} declines with the newer one`, declined, 200)
  await receiveMail(stage, owner.email)
  sayRefused(narrator, 'Sending it once more after that', await owner.call('POST', `${path}/${invitationId}/resend`), {
    status: 410,
    code: 'already-declined',
  })
}

/** The member pauses, resumes, and leaves by typing the name. */
export const leave = async (stage: Stage, { communityId }: Handshake): Promise<void> => {
  const { cast, narrator } = stage
  const { owner, invitee, inviteeColleague } = cast
  narrator.chapter('7. A member can pause, and go')
  const path = `/communities/${communityId}/tenants/${invitee.tenantId}`
  const sharing = (sharingStatus: string) => ({ body: { sharingStatus } })
  sayDone(narrator, `${invitee.email} pauses sharing`, await invitee.call('PATCH', path, sharing('Paused')), 200)
  const seen = await owner.call('GET', `/communities/${communityId}`)
  narrator.step(
    `${owner.email} sees that one tenant has paused`,
    JSON.stringify(seen.body).includes('"pausedCount":1'),
    JSON.stringify(seen.body),
  )
  sayDone(narrator, `${invitee.email} resumes`, await invitee.call('PATCH', path, sharing('Active')), 200)
  sayRefused(
    narrator,
    `${inviteeColleague.email}, an ordinary user, takes the tenant out`,
    await inviteeColleague.call('DELETE', path, { body: { name: 'Grid data exchange' } }),
    { status: 403, code: 'not-community-administrator' },
  )
  sayRefused(
    narrator,
    `${invitee.email} leaves without typing the name of the community`,
    await invitee.call('DELETE', path, { body: { name: 'grid' } }),
    { status: 422, code: 'name-not-typed' },
  )
  const left = await invitee.call('DELETE', path, { body: { name: 'Grid data exchange' } })
  narrator.step(
    `${invitee.email} types it, and leaves`,
    left.status === 200 || left.status === 204,
    String(left.status),
  )
  await receiveMail(stage, owner.email)
  const look = await invitee.call('GET', `/communities/${communityId}`)
  narrator.step('From then on the community does not exist for it', look.status === 404, String(look.status))
}
