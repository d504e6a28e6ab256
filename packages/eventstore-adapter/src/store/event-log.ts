import type { EventToAppend, StoredEvent } from '@community-handshake/domain'

/** Where an event stands and what it says. */
export interface EventPlace {
  readonly streamId: string
  readonly revision: number
  readonly position: number
  readonly text: string
}

/** Which part of a stream to read. */
export interface StreamPart {
  readonly streamId: string
  readonly from: number
  readonly limit: number
}

/** Which part of all streams to look at. */
export interface ScanRange {
  readonly after: number
  readonly limit: number
  /** What stream names must begin with; the empty text for all. */
  readonly prefix: string
}

/** What one look at a part of all streams gave. */
export interface Scan {
  readonly events: readonly StoredEvent[]
  /** The position up to which everything was looked at. */
  readonly lookedAt: number
  /** Whether that was the end of the store. */
  readonly isEnd: boolean
}

/**
 * The events as a medium keeps them, with calls that return at once and throw what the medium throws.
 * The rules of appending and of subscribing are built upon it, once for all media.
 */
export interface EventLog {
  /** The revision of the last event of a stream, -1 for none. */
  readonly lastRevision: (streamId: string) => number
  readonly find: (eventId: string) => EventPlace | undefined
  /** Adds events from a revision on and gives the position of the last one. */
  readonly add: (streamId: string, firstRevision: number, events: readonly EventToAppend[]) => number
  readonly readStream: (part: StreamPart) => readonly StoredEvent[]
  readonly scan: (range: ScanRange) => Scan
  readonly loadCheckpoint: (name: string) => number | undefined
  readonly saveCheckpoint: (name: string, position: number) => void
}

/** How many positions one scan looks at, so that a filter that nothing fits cannot hold up everything else. */
export const scanWindow = 10_000

/** The position up to which a scan may look. */
export const scanBound = (after: number, end: number): number => Math.max(after, Math.min(end, after + scanWindow))

/** Says how far a scan has come: to its last event if it was cut off by the limit, else to its bound. */
export const scanned = (range: ScanRange, events: readonly StoredEvent[], end: number): Scan => {
  const last = events.length === range.limit ? events.at(-1) : undefined
  const lookedAt = last === undefined ? scanBound(range.after, end) : Number(last.position)
  return { events, lookedAt, isEnd: lookedAt >= end }
}
