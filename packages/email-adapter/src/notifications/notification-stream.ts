import {
  type Appended,
  type Clock,
  canonicalJson,
  type EventEnvelope,
  type EventId,
  type EventStore,
  emptyStreamEnd,
  eventIdFor,
  type Hasher,
  type HistoryDamaged,
  openEvent,
  parseCommandId,
  type RevisionConflict,
  type StoredEvent,
  type StoreFailure,
  type StreamEnd,
  sealEvents,
} from '@community-handshake/domain'
import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import type { NotificationEvent } from './notification-events.js'

/** How far one notification has come. */
export interface NotificationState {
  readonly status: 'none' | 'open' | 'settled'
  /** How many tries failed because of the recipient or the mail, not because no server answered. */
  readonly refusedAttempts: number
  readonly attempts: number
  readonly end: StreamEnd
}

/** What the ledger of a notification works with. */
export interface LedgerPorts {
  readonly store: EventStore
  readonly hasher: Hasher
  readonly clock: Clock
}

/** The name of the stream that holds the fate of the mail for an event. */
export const notificationStreamId = (eventId: EventId): string => `notification-${eventId}`

const before: NotificationState = { status: 'none', refusedAttempts: 0, attempts: 0, end: emptyStreamEnd }

const isTemporary = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'reason' in data && data.reason === 'temporary'

const next = (state: NotificationState, { type, data }: EventEnvelope, end: StreamEnd): NotificationState => {
  if (type === 'NotificationSent' || type === 'NotificationGaveUp') return { ...state, status: 'settled', end }
  if (type !== 'NotificationFailed') return { ...state, status: 'open', end }
  const refusedAttempts = state.refusedAttempts + (isTemporary(data) ? 1 : 0)
  return { ...state, status: 'open', attempts: state.attempts + 1, refusedAttempts, end }
}

const foldAll = (hasher: Hasher, events: readonly StoredEvent[]): Result<NotificationState, HistoryDamaged> => {
  let state = before
  for (const stored of events) {
    const opened = openEvent(hasher, stored)
    if (opened.isErr()) return err(opened.error)
    state = next(state, opened.value, { revision: opened.value.revision, digest: stored.digest })
  }
  return ok(state)
}

/** Reads how far the notification for an event has come. */
export const readNotification = (
  { store, hasher }: LedgerPorts,
  eventId: EventId,
): ResultAsync<NotificationState, StoreFailure | HistoryDamaged> =>
  store
    .readStream(notificationStreamId(eventId), { limit: 10_000 })
    .andThen((events): Result<NotificationState, StoreFailure | HistoryDamaged> => foldAll(hasher, events))

/** Records what happened to a notification; a conflict says that somebody else recorded something first. */
export const recordNotification = (
  { store, hasher, clock }: LedgerPorts,
  cause: EventEnvelope,
  end: StreamEnd,
  event: NotificationEvent,
): ResultAsync<Appended & { readonly end: StreamEnd }, RevisionConflict | StoreFailure> => {
  const streamId = notificationStreamId(cause.id)
  const occurredAt = clock.now()
  // The event that asks for the mail is the command: there is one mail for it, however often it is read.
  const commandId = parseCommandId(cause.id).unwrapOr(cause.metadata.commandId)
  const place = { streamId, previousDigest: end.digest, occurredAt, index: 0 }
  const sealed = sealEvents(hasher, streamId, end, [
    {
      id: eventIdFor(hasher, commandId, place),
      type: event.type,
      schemaVersion: 1,
      data: event.data,
      metadata: {
        ...{ commandId, occurredAt, actor: null },
        commandDigest: hasher.sha256(canonicalJson({ notify: cause.id })),
        correlationId: cause.metadata.correlationId,
        causationId: cause.id,
      },
    },
  ])
  const expected = end.revision < 0 ? 'no_stream' : BigInt(end.revision)
  return store
    .append(streamId, expected, sealed)
    .map((appended) => ({ ...appended, end: { revision: end.revision + 1, digest: sealed[0]?.digest ?? end.digest } }))
}
