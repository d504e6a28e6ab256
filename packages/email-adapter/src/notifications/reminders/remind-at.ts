import { addDays, type Invitation, millisecondsOf, type Timestamp, timestampOf } from '@community-handshake/domain'

/** How many days before the deadline somebody is reminded. */
export const reminderDays = 3

/**
 * When whoever is waited for is reminded: three days before the deadline, but not before two thirds of the time
 * that there was are over, so that a short deadline has no reminder on the heels of the first mail.
 *
 * @param since from when on that person was waited for
 */
export const remindAt = (since: Timestamp, deadline: Timestamp): Timestamp => {
  const [from, until] = [millisecondsOf(since), millisecondsOf(deadline)]
  const afterTwoThirds = from + ((until - from) * 2) / 3
  return timestampOf(Math.max(afterTwoThirds, millisecondsOf(addDays(deadline, -reminderDays))))
}

/** Which reminder is due for an invitation at an instant, if one is. */
export const dueReminder = (
  { status, sentAt, deadline }: Invitation,
  now: Timestamp,
): 'Invited' | 'Accepted' | undefined => {
  if (now >= deadline) return undefined
  if (status.name === 'Invited') return now >= remindAt(sentAt, deadline) ? 'Invited' : undefined
  if (status.name !== 'Accepted') return undefined
  return now >= remindAt(status.acceptance.acceptedAt, deadline) ? 'Accepted' : undefined
}
