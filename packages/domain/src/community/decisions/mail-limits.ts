import { err, ok, type Result } from 'neverthrow'
import type { EmailAddress } from '../../identity/email-address.js'
import type { UserId } from '../../identity/ids.js'
import { addDays, type Timestamp } from '../../time/timestamp.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Community, isPastDeadline } from '../state.js'

// Times are in order, so the one that must be a day old is found without looking at the others.
const freeAgainAt = (times: readonly Timestamp[] = [], limit: number, now: Timestamp): Timestamp | undefined => {
  const counted = times[times.length - limit]
  const free = counted === undefined ? undefined : addDays(counted, 1)
  return free !== undefined && free > now ? free : undefined
}

/** Who wants to send an invitation mail to whom, and when. */
export interface Mailing {
  readonly recipient: EmailAddress
  readonly senderId: UserId
  readonly now: Timestamp
}

/** Refuses to send more mails to one address, or for one person, than the policy allows within 24 hours. */
export const requireWithinMailLimits = (
  community: Community,
  { recipient, senderId, now }: Mailing,
): Result<Community, Refusal> => {
  const { recipientDailyLimit, senderDailyLimit } = community.policy
  const byRecipient = freeAgainAt(community.sentTo.get(recipient), recipientDailyLimit, now)
  if (byRecipient !== undefined)
    return err(refusal('too-many-to-recipient', 'Open', { limit: recipientDailyLimit, retryAt: byRecipient }))
  const bySender = freeAgainAt(community.sentBy.get(senderId), senderDailyLimit, now)
  return bySender === undefined
    ? ok(community)
    : err(refusal('too-many-by-sender', 'Open', { limit: senderDailyLimit, retryAt: bySender }))
}

// The index also holds invitations that lapsed without anybody noting it; they count for nothing,
// and are looked through only where the index alone would refuse.
const hasRoom = (community: Community, now: Timestamp): boolean => {
  const { pendingLimit } = community.policy
  if (community.openByRecipient.size < pendingLimit) return true
  const open = [...community.openByRecipient.values()].filter((id) => {
    const invitation = community.invitations.get(id)
    return invitation !== undefined && !isPastDeadline(invitation, now)
  })
  return open.length < pendingLimit
}

/** Refuses one more open invitation than the policy allows. */
export const requireRoom = (community: Community, now: Timestamp): Result<Community, Refusal> =>
  hasRoom(community, now)
    ? ok(community)
    : err(refusal('too-many-pending', 'Open', { limit: community.policy.pendingLimit }))

/** Refuses a second open invitation to an address. */
export const requireNoOtherInvitation = (
  community: Community,
  recipient: EmailAddress,
  now: Timestamp,
): Result<Community, Refusal> => {
  const openId = community.openByRecipient.get(recipient)
  const open = openId === undefined ? undefined : community.invitations.get(openId)
  return open === undefined || isPastDeadline(open, now)
    ? ok(community)
    : err(refusal('already-invited', open.status.name, { invitationId: open.id, deadline: open.deadline }))
}
