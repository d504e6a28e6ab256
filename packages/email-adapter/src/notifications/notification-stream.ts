import {
  type Clock,
  canonicalJson,
  type EventEnvelope,
  type EventId,
  type EventStore,
  type EventToAppend,
  eventIdFor,
  type Hasher,
  parseCommandId,
  type RevisionConflict,
  type StoreFailure,
  type StreamEnd,
  sealEvents,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { type NotificationEvent, notificationSchemaVersion } from './notification-events.js'
import { foldNotification, type NotificationState, noNotification } from './notification-state.js'
import type { SettleFailure } from './settle-failure.js'

/** What the ledger of notifications works with. */
export interface LedgerPorts {
  readonly store: EventStore
  readonly hasher: Hasher
  readonly clock: Clock
  /** Tells this notifier from another one that writes at the same moment: any whole number, chosen at random. */
  readonly writer: number
}

/** The name of the stream that holds the fate of the mail for an event. */
export const notificationStreamId = (eventId: EventId): string => `notification-${eventId}`

const pageSize = 1000

/** Reads how far the notification for an event has come. */
export const readNotification = async (
  { store, hasher }: LedgerPorts,
  eventId: EventId,
): Promise<Result<NotificationState, SettleFailure>> => {
  let state = noNotification
  for (;;) {
    const from = BigInt(state.end.revision + 1)
    const page = await store.readStream(notificationStreamId(eventId), { from, limit: pageSize })
    if (page.isErr()) return err(page.error)
    const folded = foldNotification(hasher, state, page.value)
    if (folded.isErr()) return err(folded.error)
    state = folded.value
    if (page.value.length < pageSize) return ok(state)
  }
}

/** An event that is ready to be stored at one place and no other, so that storing it again is storing it once. */
export interface LedgerEntry {
  readonly streamId: string
  readonly after: StreamEnd
  readonly sealed: readonly EventToAppend[]
}

/** Makes an event ready to be stored behind what is known of the notification. */
export const ledgerEntry = (
  { hasher, clock, writer }: LedgerPorts,
  cause: EventEnvelope,
  after: StreamEnd,
  event: NotificationEvent,
): LedgerEntry => {
  const streamId = notificationStreamId(cause.id)
  const occurredAt = clock.now()
  // The event that asks for the mail is the command: there is one mail for it, however often it is read.
  const commandId = parseCommandId(cause.id).unwrapOr(cause.metadata.commandId)
  // With the writer in its place, two notifiers never take each other's event for their own.
  const place = { streamId, previousDigest: after.digest, occurredAt, index: writer }
  const metadata = {
    ...{ commandId, occurredAt, actor: null },
    commandDigest: hasher.sha256(canonicalJson({ notify: cause.id })),
    correlationId: cause.metadata.correlationId,
    causationId: cause.id,
  }
  const { type, data } = event
  const toSeal = {
    id: eventIdFor(hasher, commandId, place),
    schemaVersion: notificationSchemaVersion,
    type,
    data,
    metadata,
  }
  return { streamId, after, sealed: sealEvents(hasher, streamId, after, [toSeal]) }
}

/** Stores an entry and gives the new end; a conflict says that somebody else stored something first. */
export const storeEntry = async (
  { store }: LedgerPorts,
  { streamId, after, sealed }: LedgerEntry,
): Promise<Result<StreamEnd, RevisionConflict | StoreFailure>> => {
  const expected = after.revision < 0 ? 'no_stream' : BigInt(after.revision)
  const appended = await store.append(streamId, expected, sealed)
  return appended.map(() => ({
    revision: after.revision + sealed.length,
    digest: sealed.at(-1)?.digest ?? after.digest,
  }))
}
