import {
  type CommunityEvent,
  communityEventOf,
  type EmailAddress,
  type EventEnvelope,
  type EventOf,
  openEvent,
  parseCommandId,
  type StoredEvent,
  type UnknownEvent,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { notificationStreamId } from '../notification-stream.js'
import { notUnderstood, type SettleFailure } from '../settle-failure.js'
import { invitationMessageId } from './conversation.js'
import type { MailSources, Notification, NotificationCause, NotificationSubject } from './notification.js'
import { type AskingEventType, asksForMail, type Telling, whoGetsWhat } from './who-gets-what.js'
import { writeMail } from './write-mail.js'

type AskingEvent = EventOf<AskingEventType>

const isAsking = (event: CommunityEvent | UnknownEvent): event is AskingEvent => asksForMail(event.type)

const subjectOf = ({ data }: AskingEvent, { kind, role }: Telling): NotificationSubject => ({
  ...{ kind, role, communityId: data.communityId },
  ...('invitationId' in data ? { invitationId: data.invitationId } : {}),
  ...('tenantId' in data ? { tenantId: data.tenantId } : {}),
  ...('generation' in data ? { generation: data.generation } : {}),
})

// The mails to the invitee had their names before there were others.
const isSending = ({ kind }: Telling): boolean => kind === 'invitation' || kind === 'resent'

const messageIdOf = (
  { messageIdDomain }: MailSources,
  { invitationId, generation }: NotificationSubject,
  telling: Telling,
  streamId: string,
): string =>
  isSending(telling) && invitationId !== undefined && generation !== undefined
    ? invitationMessageId(invitationId, generation, messageIdDomain)
    : `${streamId}@${messageIdDomain}`

const whoLeft = (event: AskingEvent): { readonly leftBy?: EmailAddress } =>
  event.type === 'TenantLeft' ? { leftBy: event.data.leftBy.email } : {}

// The event that asks for the mails is the command: they are asked for once, however often it is read.
const causeOf = ({ id, metadata }: EventEnvelope): NotificationCause => ({
  commandId: parseCommandId(id).unwrapOr(metadata.commandId),
  correlationId: metadata.correlationId,
  eventId: id,
})

const notificationFor = (
  sources: MailSources,
  envelope: EventEnvelope,
  event: AskingEvent,
  telling: Telling,
): Notification => {
  const { id, revision, metadata } = envelope
  const streamId = notificationStreamId(id, isSending(telling) ? undefined : telling.role)
  const subject = subjectOf(event, telling)
  const tellings: readonly Telling[] = whoGetsWhat[event.type]
  const before = tellings
    .slice(0, tellings.indexOf(telling))
    .flatMap(({ kind, role }) => (kind === telling.kind ? [role] : []))
  const occasion = { subject, revision, happenedAt: metadata.occurredAt, ...whoLeft(event) }
  return {
    ...{ streamId, subject },
    cause: causeOf(envelope),
    messageId: messageIdOf(sources, subject, telling, streamId),
    write: (messageId) => writeMail(sources, { occasion, telling, before }, messageId),
  }
}

/** The notifications that a stored event of a type that {@link asksForMail} asks for: one for each mail. */
export const notificationsIn = (
  sources: MailSources,
  stored: StoredEvent,
): Result<readonly Notification[], SettleFailure> =>
  openEvent(sources.hasher, stored).andThen((envelope) =>
    communityEventOf(envelope, stored).andThen((event): Result<readonly Notification[], SettleFailure> => {
      if (!isAsking(event)) return err(notUnderstood(`Event ${stored.revision} of ${stored.streamId}`))
      return ok(whoGetsWhat[event.type].map((telling) => notificationFor(sources, envelope, event, telling)))
    }),
  )
