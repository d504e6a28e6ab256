import {
  type Clock,
  canonicalJson,
  type EventId,
  type EventStore,
  type EventToAppend,
  eventIdFor,
  type Hasher,
  type RevisionConflict,
  type StoreFailure,
  type StreamEnd,
  sealEvents,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { RecipientRole } from './kinds/mail-facts.js'
import type { NotificationCause } from './kinds/notification.js'
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

/** What the names of all streams of notifications begin with. */
export const notificationStreamPrefix = 'notification-'

/**
 * The name of the stream that holds the fate of a mail for an event: of the mail to whoever has a role,
 * or, without a role, of the invitation itself.
 */
export const notificationStreamId = (eventId: EventId, role?: RecipientRole): string =>
  `${notificationStreamPrefix}${eventId}${role === undefined ? '' : `-${role}`}`

const pageSize = 1000

/** Reads how far the notification with a stream has come. */
export const readNotification = async (
  { store, hasher }: LedgerPorts,
  streamId: string,
): Promise<Result<NotificationState, SettleFailure>> => {
  let state = noNotification
  for (;;) {
    const from = BigInt(state.end.revision + 1)
    const page = await store.readStream(streamId, { from, limit: pageSize })
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

/** The stream of a notification, and what asks for that. */
export interface NotifiedStream {
  readonly streamId: string
  readonly cause: NotificationCause
}

/** Makes an event ready to be stored behind what is known of the notification. */
export const ledgerEntry = (
  { hasher, clock, writer }: LedgerPorts,
  { streamId, cause }: NotifiedStream,
  after: StreamEnd,
  event: NotificationEvent,
): LedgerEntry => {
  const { commandId, correlationId, eventId } = cause
  const occurredAt = clock.now()
  // With the writer in its place, two notifiers never take each other's event for their own.
  const place = { streamId, previousDigest: after.digest, occurredAt, index: writer }
  const metadata = {
    ...{ commandId, occurredAt, actor: null },
    commandDigest: hasher.sha256(canonicalJson({ notify: streamId })),
    correlationId,
    causationId: eventId,
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
