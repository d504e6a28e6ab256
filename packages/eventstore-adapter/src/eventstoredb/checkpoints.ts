import { randomUUID } from 'node:crypto'
import type { Checkpoints, Position, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { storeFailure } from '../store/failures.js'
import { validateName } from '../store/validate-append.js'
import { appendCall, type WireAppend } from './append/append-call.js'
import type { Caller } from './calls/caller.js'
import { writeFailureOf } from './calls/failure-of.js'
import type { Reader } from './read/reader.js'
import { commitOf } from './wire/positions.js'
import type { RecordedEvent } from './wire/recorded-event.js'
import type { StreamNames } from './wire/stream-names.js'

/** What checkpoints are kept with. */
export interface CheckpointParts {
  readonly caller: Caller
  readonly reader: Reader
  readonly names: StreamNames
  readonly signal: AbortSignal
}

type Saved = Result<void, StoreFailure>

const checkName = (name: string) => validateName('The name of a checkpoint', name)

const jsonEvent = (type: string, content: object): WireAppend['events'][number] => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  data: Buffer.from(JSON.stringify(content)),
  metadata: new Uint8Array(),
})

// Of a stream with this metadata the database shows the last event only, and drops the others when it cleans up.
const keepLast = (stream: string): WireAppend => ({
  name: `$$${stream}`,
  expected: 'no_stream',
  events: [jsonEvent('$metadata', { $maxCount: 1 })],
})

const positionIn = (recorded: RecordedEvent, name: string): Result<Position, StoreFailure> => {
  const damaged = storeFailure('damaged', `The checkpoint ${name} cannot be read. Save it anew.`)
  try {
    const content: unknown = JSON.parse(Buffer.from(recorded.getData_asU8()).toString('utf8'))
    const position: unknown =
      typeof content === 'object' && content !== null && 'position' in content ? content.position : undefined
    if (typeof position !== 'string') return err(damaged)
    return commitOf(position as Position)
      .map(() => position as Position)
      .mapErr(() => damaged)
  } catch {
    return err(damaged)
  }
}

/** Keeps each checkpoint in a small stream of its own, of which only the last event is kept. */
export const makeCheckpoints = ({ caller, reader, names, signal }: CheckpointParts): Checkpoints => {
  const prepared = new Set<string>()

  const write = async (request: WireAppend): Promise<Saved> => {
    const answer = await caller.call((call) => appendCall(call, request), signal)
    // Saving the same position once more does no harm, and the stream may have its metadata already.
    return answer.map(() => undefined).mapErr(writeFailureOf)
  }
  const prepare = async (stream: string): Promise<Saved> => {
    if (prepared.has(stream)) return ok(undefined)
    const written = await write(keepLast(stream))
    if (written.isOk()) prepared.add(stream)
    return written
  }
  const save = async (name: string, position: Position): Promise<Saved> => {
    const stream = names.checkpoint(name)
    const ready = await prepare(stream)
    if (ready.isErr()) return ready
    return write({ name: stream, expected: 'any', events: [jsonEvent('CheckpointSaved', { position })] })
  }
  const load = async (name: string): Promise<Result<Position | undefined, StoreFailure>> => {
    const last = await reader.lastOf(names.checkpoint(name), signal)
    return last.andThen((recorded) => (recorded === undefined ? ok(undefined) : positionIn(recorded, name)))
  }
  return {
    load: (name) => checkName(name).asyncAndThen(() => new ResultAsync(load(name))),
    save: (name, position) =>
      checkName(name)
        .andThen(() => commitOf(position))
        .asyncAndThen(() => new ResultAsync(save(name, position))),
  }
}
