import {
  type EventEnvelope,
  emptyStreamEnd,
  type Hasher,
  historyDamaged,
  openEvent,
  type StoredEvent,
  type StreamEnd,
  type Timestamp,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { isNotificationEventType, notificationSchemaVersion } from './notification-events.js'
import { notUnderstood, type SettleFailure } from './settle-failure.js'

/** How far one notification has come. */
export interface NotificationState {
  readonly status: 'none' | 'open' | 'settled'
  /** How many failed tries are recorded. */
  readonly attempts: number
  /** How many of them failed because the server put off the recipient, not because no server answered. */
  readonly putOff: number
  /** When something was recorded last. */
  readonly changedAt?: Timestamp
  /** The Message-ID that the mail was asked for with. */
  readonly messageId?: string
  readonly end: StreamEnd
}

/** The state of a notification of which nothing is recorded. */
export const noNotification: NotificationState = { status: 'none', attempts: 0, putOff: 0, end: emptyStreamEnd }

const wasPutOff = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'reason' in data && data.reason === 'temporary'

const messageIdIn = (data: unknown): Pick<NotificationState, 'messageId'> =>
  typeof data === 'object' && data !== null && 'messageId' in data && typeof data.messageId === 'string'
    ? { messageId: data.messageId }
    : {}

const next = (
  before: NotificationState,
  { type, data, metadata }: EventEnvelope,
  end: StreamEnd,
): NotificationState => {
  const state = { ...before, changedAt: metadata.occurredAt, end }
  if (type === 'NotificationSent' || type === 'NotificationGaveUp') return { ...state, status: 'settled' }
  if (type !== 'NotificationFailed') return { ...state, status: 'open', ...messageIdIn(data) }
  return { ...state, status: 'open', attempts: state.attempts + 1, putOff: state.putOff + (wasPutOff(data) ? 1 : 0) }
}

const openNext = (
  hasher: Hasher,
  { end }: NotificationState,
  stored: StoredEvent,
): Result<EventEnvelope, SettleFailure> =>
  openEvent(hasher, stored).andThen((envelope): Result<EventEnvelope, SettleFailure> => {
    const { revision, metadata, type, schemaVersion } = envelope
    if (revision !== end.revision + 1) return err(historyDamaged(stored, 'follows a gap'))
    if (metadata.previousDigest !== end.digest) return err(historyDamaged(stored, 'does not continue the digest chain'))
    return isNotificationEventType(type) && schemaVersion <= notificationSchemaVersion
      ? ok(envelope)
      : err(notUnderstood(`Event ${revision} of ${stored.streamId}`))
  })

/** Takes the next events of a notification's stream; each must continue the chain of those before. */
export const foldNotification = (
  hasher: Hasher,
  from: NotificationState,
  events: readonly StoredEvent[],
): Result<NotificationState, SettleFailure> => {
  let state = from
  for (const stored of events) {
    const opened = openNext(hasher, state, stored)
    if (opened.isErr()) return err(opened.error)
    state = next(state, opened.value, { revision: opened.value.revision, digest: stored.digest })
  }
  return ok(state)
}
