import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import type { CommunityEvent, UnknownEvent } from '../community/events.js'
import { communityEventOf } from '../history/community-history.js'
import { type HistoryDamaged, openEvent } from '../history/open-event.js'
import type { EventStore, Position, StoredEvent, StoreFailure } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import type { LedgerEntry } from './community-stream.js'

/** The events of a command that took effect earlier. */
export interface RecalledEvents {
  readonly events: readonly CommunityEvent[]
  readonly revision: bigint
  readonly position: Position
}

const openAll = (hasher: Hasher, stored: readonly StoredEvent[]): Result<readonly CommunityEvent[], HistoryDamaged> => {
  const events: CommunityEvent[] = []
  for (const one of stored) {
    const event: Result<CommunityEvent | UnknownEvent, HistoryDamaged> = openEvent(hasher, one).andThen((envelope) =>
      communityEventOf(envelope, one),
    )
    if (event.isErr()) return err(event.error)
    if (event.value.type !== 'Unknown') events.push(event.value)
  }
  return ok(events)
}

const lostEvents = (streamId: string): StoreFailure => ({
  kind: 'store-failure',
  reason: 'damaged',
  message: `${streamId} has lost events that were read before. Restore the store from a backup.`,
})

/** Reads what a command did when it came first. */
export const recall = (
  store: EventStore,
  hasher: Hasher,
  streamId: string,
  entry: LedgerEntry,
): ResultAsync<RecalledEvents, StoreFailure | HistoryDamaged> =>
  store
    .readStream(streamId, { from: BigInt(entry.firstRevision), limit: entry.lastRevision - entry.firstRevision + 1 })
    .andThen((stored): Result<RecalledEvents, StoreFailure | HistoryDamaged> => {
      const last = stored.at(-1)
      return last === undefined
        ? err(lostEvents(streamId))
        : openAll(hasher, stored).map((events) => ({ events, revision: last.revision, position: last.position }))
    })
