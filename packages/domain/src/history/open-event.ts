import { err, ok, type Result } from 'neverthrow'
import { Compile } from 'typebox/compile'
import { readableText } from '../erasure/sealed-value.js'
import type { StoredEvent } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import { EventEnvelope } from './envelope.js'

/** A stored event is not what was once written; it names the event and what is wrong. */
export interface HistoryDamaged {
  readonly kind: 'history-damaged'
  readonly streamId: string
  readonly revision: bigint
  readonly message: string
}

/** Makes a {@link HistoryDamaged}. */
export const historyDamaged = (event: StoredEvent, problem: string): HistoryDamaged => ({
  kind: 'history-damaged',
  streamId: event.streamId,
  revision: event.revision,
  message: `Event ${event.revision} of ${event.streamId} ${problem}. Restore the store from a backup.`,
})

const envelope = Compile(EventEnvelope)

const parseJson = (event: StoredEvent): Result<unknown, HistoryDamaged> => {
  try {
    return ok(JSON.parse(readableText(event)))
  } catch {
    return err(historyDamaged(event, 'is not JSON'))
  }
}

const checkPlace = (opened: EventEnvelope, event: StoredEvent): Result<EventEnvelope, HistoryDamaged> =>
  opened.id === event.id &&
  opened.type === event.type &&
  opened.streamId === event.streamId &&
  BigInt(opened.revision) === event.revision
    ? ok(opened)
    : err(historyDamaged(event, 'does not belong where it is stored'))

/**
 * Opens a stored event: its text must have the digest that is stored with it and must say
 * the place where it was found. Whoever reads a stream checks the chain from event to event besides.
 */
export const openEvent = (hasher: Hasher, event: StoredEvent): Result<EventEnvelope, HistoryDamaged> => {
  if (hasher.sha256(event.text) !== event.digest) return err(historyDamaged(event, 'was changed after it was written'))
  return parseJson(event).andThen((value) =>
    envelope.Check(value) ? checkPlace(value, event) : err(historyDamaged(event, 'is not an event')),
  )
}
