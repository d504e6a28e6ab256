import {
  canonicalJson,
  type EventEnvelope,
  type EventId,
  eventIdFor,
  genesisDigest,
  openEvent,
  type StoredEvent,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'

/** What Mallory takes less care of. */
interface Carelessness {
  /** Leaves the ids as they were. */
  readonly keepIds?: boolean
  /** Moves every event by so many milliseconds. */
  readonly shiftTime?: number
}

const moved = (time: string, by: number): EventEnvelope['metadata']['occurredAt'] =>
  new Date(Date.parse(time) + by).toISOString() as EventEnvelope['metadata']['occurredAt']

/** Rewrites a whole history: changes envelopes, then makes ids, digests and the chain fit again. */
export const mallory = (
  history: readonly StoredEvent[],
  change: (envelope: EventEnvelope) => EventEnvelope,
  { keepIds = false, shiftTime = 0 }: Carelessness = {},
): readonly StoredEvent[] => {
  let previousDigest = genesisDigest
  return history.map((stored) => {
    const opened = openEvent(hasher, stored)
    if (opened.isErr()) throw new Error(opened.error.message)
    const envelope = change(opened.value)
    const { commandId } = envelope.metadata
    const occurredAt = moved(envelope.metadata.occurredAt, shiftTime)
    const place = { streamId: envelope.streamId, previousDigest, occurredAt, index: 0 }
    const id: EventId = keepIds ? envelope.id : eventIdFor(hasher, commandId, place)
    const text = canonicalJson({ ...envelope, id, metadata: { ...envelope.metadata, occurredAt, previousDigest } })
    const digest = hasher.sha256(text)
    previousDigest = digest
    return { ...stored, id, text, digest, type: envelope.type }
  })
}
