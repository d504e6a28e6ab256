import type {
  EventEnvelope,
  InvitationId,
  MailDelivery,
  MailDeliveryStatus,
  Timestamp,
} from '@community-handshake/domain'
import type { NotificationEvent } from './notification-events.js'

/** What is known of all mails, by invitation. */
export interface DeliveryRecords {
  /** Takes the next event of any notification. */
  readonly take: (envelope: EventEnvelope) => void
  readonly ofInvitation: (invitationId: InvitationId) => readonly MailDelivery[]
}

type Data = Readonly<Record<string, unknown>>

const dataOf = ({ data }: EventEnvelope): Data => (typeof data === 'object' && data !== null ? { ...data } : {})

const textIn = (data: Data, key: string): string | undefined => {
  const value = data[key]
  return typeof value === 'string' ? value : undefined
}

const statuses: Readonly<Record<string, MailDeliveryStatus>> = {
  NotificationRequested: 'requested',
  NotificationFailed: 'failed',
  NotificationSent: 'sent',
  NotificationGaveUp: 'gave-up',
} satisfies Readonly<Record<NotificationEvent['type'], MailDeliveryStatus>>

const requested = (data: Data, at: Timestamp): MailDelivery => ({
  kind: textIn(data, 'kind') ?? 'unknown',
  role: textIn(data, 'role') ?? 'invitee',
  status: 'requested',
  requestedAt: at,
  changedAt: at,
  attempts: 0,
})

const after = (before: MailDelivery, status: MailDeliveryStatus, data: Data, at: Timestamp): MailDelivery => {
  const { kind, role, requestedAt, attempts } = before
  const answer = textIn(data, 'response') ?? textIn(data, 'message')
  const reason = textIn(data, 'reason')
  const attempt = data['attempt']
  return {
    ...{ kind, role, status, requestedAt, changedAt: at },
    attempts: typeof attempt === 'number' ? attempt : attempts,
    ...(answer === undefined ? {} : { answer }),
    ...(reason === undefined ? {} : { reason }),
  }
}

// That somebody who has several roles gets a mail once is no delivery that anybody waits for.
const isShown = ({ reason }: MailDelivery): boolean => reason !== 'nobody-to-tell'

/** Makes {@link DeliveryRecords} of no mails yet. */
export const makeDeliveryRecords = (): DeliveryRecords => {
  const mails = new Map<string, MailDelivery>()
  const byInvitation = new Map<string, string[]>()

  const begin = (streamId: string, data: Data, at: Timestamp): void => {
    mails.set(streamId, requested(data, at))
    const invitationId = textIn(data, 'invitationId')
    if (invitationId === undefined) return
    const streams = byInvitation.get(invitationId)
    if (streams === undefined) byInvitation.set(invitationId, [streamId])
    else streams.push(streamId)
  }

  return {
    take: (envelope) => {
      const { streamId, type, metadata } = envelope
      const status = statuses[type]
      const before = mails.get(streamId)
      if (status === undefined) return
      if (status === 'requested') begin(streamId, dataOf(envelope), metadata.occurredAt)
      else if (before !== undefined) mails.set(streamId, after(before, status, dataOf(envelope), metadata.occurredAt))
    },
    ofInvitation: (invitationId) =>
      (byInvitation.get(invitationId) ?? []).flatMap((streamId) => mails.get(streamId) ?? []).filter(isShown),
  }
}
