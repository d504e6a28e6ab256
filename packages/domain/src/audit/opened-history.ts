import { err, ok, type Result } from 'neverthrow'
import type { CommunityEvent, UnknownEvent } from '../community/events.js'
import { fold } from '../community/fold.js'
import type { CommunityState } from '../community/state.js'
import { communityEventOf } from '../history/community-history.js'
import type { EventEnvelope } from '../history/envelope.js'
import { type HistoryDamaged, openEvent } from '../history/open-event.js'
import type { Position, StoredEvent } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import type { Timestamp } from '../time/timestamp.js'

/** An event of a community with everything that is recorded about it. */
export interface OpenedEvent {
  readonly envelope: EventEnvelope
  readonly event: CommunityEvent | UnknownEvent
  readonly position: Position
  readonly digest: string
  /** The stored text, to the byte: personal data is sealed in it, where `envelope` and `event` show it. */
  readonly text: string
}

/** Opens one stored event of a community. */
export const openedEvent = (hasher: Hasher, stored: StoredEvent): Result<OpenedEvent, HistoryDamaged> =>
  openEvent(hasher, stored).andThen((envelope) =>
    communityEventOf(envelope, stored).map((event) => ({
      envelope,
      event,
      position: stored.position,
      digest: stored.digest,
      text: stored.text,
    })),
  )

/** Opens the stored events of one community, in their order; the first that cannot be opened is the answer. */
export const openHistory = (
  hasher: Hasher,
  stored: Iterable<StoredEvent>,
): Result<readonly OpenedEvent[], HistoryDamaged> => {
  const history: OpenedEvent[] = []
  for (const one of stored) {
    const opened = openedEvent(hasher, one)
    if (opened.isErr()) return err(opened.error)
    history.push(opened.value)
  }
  return ok(history)
}

/** A point in the history of a community: after everything up to a time, a revision or a position; or its end. */
export type PointInHistory =
  | { readonly kind: 'end' }
  | { readonly kind: 'time'; readonly time: Timestamp }
  | { readonly kind: 'revision'; readonly revision: number }
  | { readonly kind: 'position'; readonly position: Position }

const isPast = ({ envelope, position }: OpenedEvent, point: PointInHistory): boolean => {
  if (point.kind === 'time') return envelope.metadata.occurredAt > point.time
  if (point.kind === 'revision') return envelope.revision > point.revision
  return point.kind === 'position' && position > point.position
}

/** The history up to a point: everything before the first event that comes after it. */
export const historyUntil = (history: readonly OpenedEvent[], point: PointInHistory): readonly OpenedEvent[] => {
  const end = history.findIndex((one) => isPast(one, point))
  return end < 0 ? history : history.slice(0, end)
}

/** The state of a community at a point of its history. */
export const stateAt = (history: readonly OpenedEvent[], point: PointInHistory): CommunityState =>
  fold(historyUntil(history, point).map(({ event }) => event))
