import type { EventId } from '../identity/ids.js'
import type { EventToAppend } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import { canonicalJson } from './canonical-json.js'
import type { EventEnvelope, EventMetadata } from './envelope.js'

/** What stands in the place of a digest before the first event of a stream. */
export const genesisDigest = '0'.repeat(64)

/** The end of a stream, to which the next event is chained. */
export interface StreamEnd {
  /** The revision of the last event, -1 for none. */
  readonly revision: number
  /** The digest of the last event, {@link genesisDigest} for none. */
  readonly digest: string
}

/** The end of a stream that does not exist. */
export const emptyStreamEnd: StreamEnd = { revision: -1, digest: genesisDigest }

/** An event that is to be chained to a stream. */
export interface EventToSeal {
  readonly id: EventId
  readonly type: string
  readonly schemaVersion: number
  readonly data: unknown
  /** The actor is stored as it is given: open, or with its personal data sealed. */
  readonly metadata: Omit<EventMetadata, 'previousDigest' | 'actor'> & { readonly actor: unknown }
}

/** An event as its text says it: an {@link EventEnvelope} but for what is sealed in it. */
type WrittenEnvelope = Omit<EventEnvelope, 'metadata'> & {
  readonly metadata: Omit<EventMetadata, 'actor'> & { readonly actor: unknown }
}

const sealOne = (hasher: Hasher, streamId: string, end: StreamEnd, event: EventToSeal): EventToAppend => {
  const envelope: WrittenEnvelope = {
    data: event.data,
    id: event.id,
    metadata: { ...event.metadata, previousDigest: end.digest },
    revision: end.revision + 1,
    schemaVersion: event.schemaVersion,
    streamId,
    type: event.type,
  }
  const text = canonicalJson(envelope)
  return { id: event.id, type: event.type, text, digest: hasher.sha256(text) }
}

/**
 * Chains events to the end of a stream. Each event's text names its stream, its revision and the digest before it,
 * and its digest is the SHA-256 of that text: so no event can be changed, moved, left out or put in between
 * without every later digest telling.
 */
export const sealEvents = (
  hasher: Hasher,
  streamId: string,
  end: StreamEnd,
  events: readonly EventToSeal[],
): readonly EventToAppend[] => {
  const sealed: EventToAppend[] = []
  let current = end
  for (const event of events) {
    const next = sealOne(hasher, streamId, current, event)
    sealed.push(next)
    current = { revision: current.revision + 1, digest: next.digest }
  }
  return sealed
}
