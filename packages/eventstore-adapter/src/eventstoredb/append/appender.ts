import type { Appended, RevisionConflict, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../../store/failures.js'
import type { AppendRequest } from '../../store/validate-append.js'
import type { Caller } from '../calls/caller.js'
import { writeFailureOf } from '../calls/failure-of.js'
import type { Reader } from '../read/reader.js'
import { databaseIdOf, markBytes } from '../wire/event-mark.js'
import { positionOf } from '../wire/positions.js'
import type { StreamNames } from '../wire/stream-names.js'
import { appendCall, contentTypeOf, type WireAppend } from './append-call.js'
import { conflict, conflictOrTaken, firstAnswer, idTaken, meets, repeatedFrom } from './append-rules.js'
import { type KnownIds, type KnownPlace, knownIds } from './known-ids.js'

/** What an append ended with. */
export type AppendResult = Result<Appended, RevisionConflict | StoreFailure>

/** What appends are made with. */
export interface AppenderParts {
  readonly caller: Caller
  readonly reader: Reader
  readonly names: StreamNames
  /** Ends appends that still wait for their turn; those under way come to their end. */
  readonly signal: AbortSignal
}

/** Appends events by the rules of the port. */
export interface Appender {
  readonly append: (request: AppendRequest) => Promise<AppendResult>
  /** Resolves when every append so far has its answer. */
  readonly settled: () => Promise<void>
}

// A few megabytes at most.
const rememberedIds = 20_000

const wireAppend = ({ streamId, expected, events }: AppendRequest, names: StreamNames): WireAppend => ({
  name: names.inDatabase(streamId),
  expected,
  events: events.map((event, index) => ({
    id: databaseIdOf(event),
    type: event.type,
    contentType: contentTypeOf(event),
    data: Buffer.from(event.text, 'utf8'),
    metadata: markBytes(event, events.length - 1 - index),
  })),
})

const remember = (known: KnownIds, { streamId, events }: AppendRequest, last: bigint): void => {
  const first = last - BigInt(events.length - 1)
  for (const [index, { id }] of events.entries()) known.remember(id, { streamId, revision: first + BigInt(index) })
}

const placeUnknown = storeFailure(
  'unknown-outcome',
  'EventStoreDB stored the events but did not tell where. Append the same events again to find out.',
)

const send = async (parts: AppenderParts, known: KnownIds, request: AppendRequest): Promise<AppendResult> => {
  const { caller, reader, names, signal } = parts
  const wire = wireAppend(request, names)
  const answer = await caller.call((call) => appendCall(call, wire), signal)
  if (answer.isErr()) return err(writeFailureOf(answer.error))
  if (answer.value.kind === 'conflict') return err(conflictOrTaken(request, answer.value))
  const { revision, position } = answer.value
  remember(known, request, revision)
  if (position !== undefined) return ok({ revision, position: positionOf(position) })
  // An older server does not tell the position of an append that it had stored before.
  const stored = await reader.stream({ streamId: request.streamId, from: revision, limit: 1 }, signal)
  const place = stored.isOk() ? stored.value[0]?.event.position : undefined
  return place === undefined ? err(placeUnknown) : ok({ revision, position: place })
}

/** Judges an append of which some ids stand in the store already, by what is stored there. */
const judge = async (
  { reader, signal }: AppenderParts,
  request: AppendRequest,
  places: readonly (KnownPlace | undefined)[],
): Promise<AppendResult> => {
  const { streamId, expected, events } = request
  const from = repeatedFrom(request, places)
  if (from !== undefined) {
    const stored = await reader.stream({ streamId, from, limit: events.length }, signal)
    if (stored.isErr()) return err(stored.error)
    const answer = firstAnswer(
      request,
      stored.value.map(({ event }) => event),
    )
    if (answer !== undefined) return ok(answer)
  }
  const last = await reader.lastRevision(streamId, signal)
  if (last.isErr()) return err(last.error)
  if (!meets(expected, last.value)) return err(conflict(request, last.value ?? 'no_stream'))
  const taken = places.find((place) => place !== undefined)
  return err(idTaken(taken ?? { streamId, revision: last.value ?? 0n }))
}

// The database counts revisions in 63 bits; one beyond that is a conflict whatever the stream has.
const isSendable = ({ expected }: AppendRequest): boolean => typeof expected !== 'bigint' || expected < 2n ** 63n

/** Makes an {@link Appender}. */
export const makeAppender = (parts: AppenderParts): Appender => {
  const known = knownIds(rememberedIds)
  const running = new Set<Promise<AppendResult>>()

  const run = async (request: AppendRequest): Promise<AppendResult> => {
    const ids = request.events.map(({ id }) => id)
    const release = await known.claim(ids)
    try {
      const places = ids.map(known.find)
      const isNew = places.every((place) => place === undefined)
      return await (isNew && isSendable(request) ? send(parts, known, request) : judge(parts, request, places))
    } finally {
      release()
    }
  }
  return {
    append: (request) => {
      const appending = run(request)
      running.add(appending)
      return appending.finally(() => running.delete(appending))
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
