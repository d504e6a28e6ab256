import { setImmediate } from 'node:timers/promises'
import type { Checkpoints, EventStore, StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow'
import { appendTo } from './append-rules.js'
import type { StoreEngine } from './engine.js'
import type { ScanRange } from './event-log.js'
import { subscription } from './follow.js'
import { numberOf, positionOf } from './positions.js'
import { scanRangeOf, streamPartOf } from './read-options.js'
import { validateAppend, validateName } from './validate-append.js'

const readRange = async (
  { log, read }: StoreEngine,
  range: ScanRange,
): Promise<Result<readonly StoredEvent[], StoreFailure>> => {
  const events: StoredEvent[] = []
  let after = range.after
  for (;;) {
    const from = { ...range, after, limit: range.limit - events.length }
    const scan = read(() => log.scan(from))
    if (scan.isErr()) return err(scan.error)
    for (const event of scan.value.events) events.push(event)
    if (scan.value.isEnd || events.length === range.limit) return ok(events)
    after = scan.value.lookedAt
    await setImmediate()
  }
}

const checkpointsOn = ({ log, read, write }: StoreEngine): Checkpoints => {
  const checkName = (name: string) => validateName('The name of a checkpoint', name)
  return {
    load: (name) =>
      checkName(name)
        .andThen(() => read(() => log.loadCheckpoint(name)))
        .map((number) => (number === undefined ? undefined : positionOf(number)))
        .asyncMap((position) => Promise.resolve(position)),
    save: (name, position) =>
      checkName(name)
        .andThen(() => numberOf(position))
        .asyncAndThen((number) => new ResultAsync(write(() => ok(log.saveCheckpoint(name, number))))),
  }
}

/** Makes the event store and its checkpoints out of a medium. */
export const eventStoreOn = (engine: StoreEngine): EventStore & { readonly checkpoints: Checkpoints } => ({
  append: (streamId, expected, events) => {
    // The write may come later in this turn of the event loop; whoever owns the list may have changed it by then.
    const request = { streamId, expected, events: [...events] }
    const valid = validateAppend(request)
    return valid.isOk() ? new ResultAsync(engine.write(() => appendTo(engine.log, request))) : errAsync(valid.error)
  },
  readStream: (streamId, options = {}) =>
    streamPartOf(streamId, options)
      .andThen((part) => engine.read(() => engine.log.readStream(part)))
      .asyncMap((events) => Promise.resolve(events)),
  readAll: (options = {}) => scanRangeOf(options).asyncAndThen((range) => new ResultAsync(readRange(engine, range))),
  subscribe: (options) => subscription(engine, options),
  close: engine.close,
  checkpoints: checkpointsOn(engine),
})
