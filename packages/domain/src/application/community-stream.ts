import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { CommunityEvent, UnknownEvent } from '../community/events.js'
import { type CommunityFold, startFold } from '../community/fold.js'
import { holdsSealed } from '../erasure/sealed-value.js'
import { communityEventOf } from '../history/community-history.js'
import type { EventEnvelope } from '../history/envelope.js'
import { type HistoryDamaged, historyDamaged, openEvent } from '../history/open-event.js'
import { emptyStreamEnd, type StreamEnd } from '../history/seal.js'
import type { CommandId } from '../identity/ids.js'
import type { EventStore, StoredEvent, StoreFailure } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import type { Timestamp } from '../time/timestamp.js'

/** What a command did when it came first: its content, and the revisions of its events. */
export interface LedgerEntry {
  readonly digest: string
  readonly firstRevision: number
  readonly lastRevision: number
}

/** A community's stream as far as it has been read, kept in memory between commands. */
export interface CommunityStream {
  readonly streamId: string
  fold: CommunityFold
  /** What each command of the history did, so that a repeated one is recognised however late. */
  readonly ledger: Map<CommandId, LedgerEntry>
  /** Whether personal data is sealed in it: in all of its events or in none. Undefined before the first. */
  isSealed: boolean | undefined
  /** How often a person had been forgotten when it was begun to be read. */
  epoch: number
  end: StreamEnd
  /** The latest time at which anything happened; undefined where nothing has. */
  latest: Timestamp | undefined
}

/** A stream of which nothing has been read yet. */
export const unreadStream = (streamId: string, epoch = 0): CommunityStream => ({
  streamId,
  fold: startFold(),
  ledger: new Map(),
  isSealed: undefined,
  epoch,
  end: emptyStreamEnd,
  latest: undefined,
})

/** Lets go of everything that was read, since a person was forgotten whose data may be in it. */
export const unread = (stream: CommunityStream, epoch: number): void => {
  stream.ledger.clear()
  const { streamId: _id, ledger: _ledger, ...rest } = unreadStream(stream.streamId, epoch)
  Object.assign(stream, rest)
}

/** How a command is recognised, and when it happened. */
export type CommandMark = Pick<EventEnvelope['metadata'], 'commandId' | 'commandDigest' | 'occurredAt'>

const moveOn = (stream: CommunityStream, event: CommunityEvent | UnknownEvent, end: StreamEnd, mark: CommandMark) => {
  stream.fold.apply(event)
  stream.end = end
  if (stream.latest === undefined || mark.occurredAt > stream.latest) stream.latest = mark.occurredAt
  const firstRevision = stream.ledger.get(mark.commandId)?.firstRevision ?? end.revision
  stream.ledger.set(mark.commandId, { digest: mark.commandDigest, firstRevision, lastRevision: end.revision })
}

const openNext = (
  hasher: Hasher,
  stream: CommunityStream,
  stored: StoredEvent,
): Result<EventEnvelope, HistoryDamaged> =>
  openEvent(hasher, stored).andThen((envelope) => {
    if (envelope.revision !== stream.end.revision + 1) return err(historyDamaged(stored, 'follows a gap'))
    return envelope.metadata.previousDigest === stream.end.digest
      ? ok(envelope)
      : err(historyDamaged(stored, 'does not continue the digest chain'))
  })

/** Takes the next stored event; one that was taken before is passed over, so readers need not wait for each other. */
export const takeStored = (
  hasher: Hasher,
  stream: CommunityStream,
  stored: StoredEvent,
): Result<void, HistoryDamaged> => {
  if (stored.revision <= BigInt(stream.end.revision)) return ok(undefined)
  if (stored.revision === 0n) stream.isSealed = holdsSealed(stored.text)
  return openNext(hasher, stream, stored).andThen((envelope) =>
    communityEventOf(envelope, stored).map((event) =>
      moveOn(stream, event, { revision: envelope.revision, digest: stored.digest }, envelope.metadata),
    ),
  )
}

/** Takes an event that this process has just appended, whose text need not be read again. */
export const takeAppended = (
  stream: CommunityStream,
  event: CommunityEvent,
  end: StreamEnd,
  mark: CommandMark,
): void => {
  if (end.revision === stream.end.revision + 1) moveOn(stream, event, end, mark)
}

const pageSize = 1000

const takeAll = (
  hasher: Hasher,
  stream: CommunityStream,
  page: readonly StoredEvent[],
): Result<void, HistoryDamaged> => {
  for (const stored of page) {
    const taken = takeStored(hasher, stream, stored)
    if (taken.isErr()) return err(taken.error)
  }
  return ok(undefined)
}

/** Reads what the store holds beyond what has been read. */
export const readOn = (
  store: EventStore,
  hasher: Hasher,
  stream: CommunityStream,
): ResultAsync<void, StoreFailure | HistoryDamaged> => {
  const readPages = async (): Promise<Result<void, StoreFailure | HistoryDamaged>> => {
    for (;;) {
      const from = BigInt(stream.end.revision + 1)
      const page = await store.readStream(stream.streamId, { from, limit: pageSize })
      if (page.isErr()) return err(page.error)
      const taken = takeAll(hasher, stream, page.value)
      if (taken.isErr()) return err(taken.error)
      if (page.value.length < pageSize) return ok(undefined)
    }
  }
  return new ResultAsync(readPages())
}
