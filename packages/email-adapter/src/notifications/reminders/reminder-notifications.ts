import {
  type CommunityId,
  type Invitation,
  parseCommandId,
  parseCorrelationId,
  type Timestamp,
} from '@community-handshake/domain'
import type { MailSources, Notification, NotificationCause } from '../kinds/notification.js'
import { type Telling, whoIsReminded } from '../kinds/who-gets-what.js'
import { writeMail } from '../kinds/write-mail.js'
import { notificationStreamPrefix } from '../notification-stream.js'
import { dueReminder } from './remind-at.js'

// The time asks, and has no event: the invitation's own id stands in its place, so that whoever looks at the clock
// asks for the same mails.
const causeOf = ({ id }: Invitation): NotificationCause | undefined =>
  parseCommandId(id)
    .andThen((commandId) =>
      parseCorrelationId(id).map((correlationId) => ({ commandId, correlationId, eventId: null })),
    )
    .unwrapOr(undefined)

const streamIdOf = ({ id, generation }: Invitation, { kind, role }: Telling): string =>
  `${notificationStreamPrefix}${id}-${kind}-${generation}-${role}`

const reminderFor = (
  sources: MailSources,
  { communityId, invitation, cause }: Reminded,
  tellings: readonly Telling[],
  telling: Telling,
): Notification => {
  const streamId = streamIdOf(invitation, telling)
  const { id: invitationId, generation } = invitation
  const subject = { ...telling, communityId, invitationId, generation }
  const before = tellings.slice(0, tellings.indexOf(telling)).map(({ role }) => role)
  return {
    ...{ streamId, cause, subject },
    messageId: `${streamId}@${sources.messageIdDomain}`,
    write: (messageId) => writeMail(sources, { occasion: { subject }, telling, before }, messageId),
  }
}

interface Reminded {
  readonly communityId: CommunityId
  readonly invitation: Invitation
  readonly cause: NotificationCause
}

/** The reminders that are due for an invitation at an instant; the same ones whoever asks, as often as anybody asks. */
export const remindersFor = (
  sources: MailSources,
  communityId: CommunityId,
  invitation: Invitation,
  now: Timestamp,
): readonly Notification[] => {
  const due = dueReminder(invitation, now)
  const cause = causeOf(invitation)
  if (due === undefined || cause === undefined) return []
  const tellings: readonly Telling[] = whoIsReminded[due]
  const reminded = { communityId, invitation, cause }
  return tellings.map((telling) => reminderFor(sources, reminded, tellings, telling))
}
