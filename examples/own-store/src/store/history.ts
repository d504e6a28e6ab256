import type { EventId, EventToAppend, Position, StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from './failures.js'

/** All events in memory, in order and by stream: what is read is read from here. */
export interface History {
  /** Every event; the one at index 0 has position 1. */
  readonly all: readonly StoredEvent[]
  readonly stream: (streamId: string) => readonly StoredEvent[]
  readonly find: (id: EventId) => StoredEvent | undefined
  readonly add: (streamId: string, events: readonly EventToAppend[]) => void
}

/** Makes a {@link History} with nothing in it. */
export const makeHistory = (): History => {
  const all: StoredEvent[] = []
  const streams = new Map<string, StoredEvent[]>()
  const byId = new Map<EventId, StoredEvent>()
  return {
    all,
    stream: (streamId) => streams.get(streamId) ?? [],
    find: (id) => byId.get(id),
    add: (streamId, events) => {
      const stream = streams.get(streamId) ?? []
      streams.set(streamId, stream)
      for (const { id, type, text, digest } of events) {
        const place = { streamId, revision: BigInt(stream.length), position: positionOf(all.length + 1) }
        const stored = Object.freeze({ id, type, text, digest, ...place })
        all.push(stored)
        stream.push(stored)
        byId.set(id, stored)
      }
    },
  }
}

const digits = 20

/** The position of the event that is so many from the beginning: padded, so that texts sort as numbers do. */
export const positionOf = (number: number): Position => String(number).padStart(digits, '0') as Position

/** How many events stand up to a position; 0 without one. */
export const countUpTo = (position: Position | undefined): Result<number, StoreFailure> => {
  if (position === undefined) return ok(0)
  return /^\d{20}$/.test(position)
    ? ok(Math.min(Number(position), Number.MAX_SAFE_INTEGER))
    : err(storeFailure('invalid', 'That is no position of this store. Use one that the store gave out.'))
}
