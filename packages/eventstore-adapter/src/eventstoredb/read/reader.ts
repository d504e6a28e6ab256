import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../../store/failures.js'
import type { Caller } from '../calls/caller.js'
import { readFailureOf } from '../calls/failure-of.js'
import { commitPositionOf, type ReadEvent, type RecordedEvent, readRecorded } from '../wire/recorded-event.js'
import type { StreamNames } from '../wire/stream-names.js'
import { readCall } from './read-call.js'
import { allRequest, lastRequest, type StreamRange, streamRequest } from './read-requests.js'

/** Which part of a stream of this store to read. */
export interface StreamPart {
  readonly streamId: string
  readonly from: bigint
  readonly limit: number
}

/** Which part of all streams of this store to read. */
export interface AllPart {
  /** Only what comes after this commit position; everything if undefined. */
  readonly after: bigint | undefined
  readonly prefix: string
  readonly limit: number
}

/** A part of all streams. */
export interface AllPage {
  readonly events: readonly ReadEvent[]
  /** The commit position of the last event read, whoever it belongs to; undefined for none. */
  readonly last: bigint | undefined
  readonly isEnd: boolean
}

type Read<T> = Promise<Result<T, StoreFailure>>

/** Reads from the database what belongs to this store. */
export interface Reader {
  readonly stream: (part: StreamPart, signal: AbortSignal) => Read<readonly ReadEvent[]>
  /** The revision of the last event of a stream; undefined for none. */
  readonly lastRevision: (streamId: string, signal: AbortSignal) => Read<bigint | undefined>
  /** One page; it may hold fewer events than asked for, since those of others are left out. */
  readonly all: (part: AllPart, signal: AbortSignal) => Read<AllPage>
  /** The commit position of the last event of the database, whoever it belongs to; undefined for an empty one. */
  readonly end: (signal: AbortSignal) => Read<bigint | undefined>
  /** The commit position of the last event in streams of this store; undefined for none. */
  readonly endOfStore: (signal: AbortSignal) => Read<bigint | undefined>
  /** A part of any stream of the database, under its name there, as it is. */
  readonly raw: (range: StreamRange, signal: AbortSignal) => Read<readonly RecordedEvent[]>
  /** The last event of any stream of the database. */
  readonly lastOf: (name: string, signal: AbortSignal) => Read<RecordedEvent | undefined>
}

// To find what matches a filter the server may have to look at millions of events without sending any.
const scanPatience = 6

const stranger = (recorded: RecordedEvent, streamId: string): StoreFailure =>
  storeFailure(
    'damaged',
    `Event ${recorded.getStreamRevision()} of ${streamId} was not written by this software. Restore the database from a backup.`,
  )

const decodeAll = (
  recorded: readonly RecordedEvent[],
  names: StreamNames,
  onStranger: (event: RecordedEvent) => Result<readonly ReadEvent[], StoreFailure>,
): Result<readonly ReadEvent[], StoreFailure> => {
  const events: ReadEvent[] = []
  for (const one of recorded) {
    const read = readRecorded(one, names).andThen((event) => (event === undefined ? onStranger(one) : ok([event])))
    if (read.isErr()) return err(read.error)
    events.push(...read.value)
  }
  return ok(events)
}

/** Makes a {@link Reader}. */
export const makeReader = (caller: Caller, names: StreamNames): Reader => {
  const call = async (
    request: Parameters<typeof readCall>[1],
    signal: AbortSignal,
    factor = 1,
  ): Read<readonly RecordedEvent[]> => {
    const read = await caller.call(
      (parts) => readCall({ ...parts, patienceMs: parts.patienceMs * factor }, request, signal),
      signal,
    )
    return read.mapErr(readFailureOf)
  }
  const last = async (name: string, signal: AbortSignal): Read<RecordedEvent | undefined> =>
    (await call(streamRequest({ name, count: 1 }), signal)).map(([event]) => event)

  return {
    raw: (range, signal) => call(streamRequest(range), signal),
    lastOf: last,
    stream: async ({ streamId, from, limit }, signal) => {
      const read = await call(streamRequest({ name: names.inDatabase(streamId), from, count: limit }), signal)
      return read.andThen((recorded) => decodeAll(recorded, names, (event) => err(stranger(event, streamId))))
    },
    lastRevision: async (streamId, signal) =>
      (await last(names.inDatabase(streamId), signal)).map((event) => event && BigInt(event.getStreamRevision())),
    all: async ({ after, prefix, limit }, signal) => {
      // What is read begins with the event at the position itself.
      const count = limit + (after === undefined ? 0 : 1)
      const range = { count, pattern: names.pattern(prefix), ...(after === undefined ? {} : { from: after }) }
      const read = await call(allRequest(range), signal, scanPatience)
      return read.andThen((recorded) => {
        const later = recorded.filter((event) => after === undefined || commitPositionOf(event) > after)
        const ending = later.slice(0, limit).at(-1)
        return decodeAll(later.slice(0, limit), names, () => ok([])).map((events) => ({
          events,
          last: ending && commitPositionOf(ending),
          isEnd: recorded.length < count,
        }))
      })
    },
    end: async (signal) => (await call(lastRequest(), signal)).map(([event]) => event && commitPositionOf(event)),
    endOfStore: async (signal) =>
      (await call(lastRequest(names.pattern('')), signal, scanPatience)).map(
        ([event]) => event && commitPositionOf(event),
      ),
  }
}
