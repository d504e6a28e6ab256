import type { ReadAllOptions, ReadStreamOptions, StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { scanRangeOf, streamPartOf } from '../../store/read-options.js'
import { commitOf } from '../wire/positions.js'
import type { StreamNames } from '../wire/stream-names.js'
import type { AllPart, Reader } from './reader.js'

type Events = Result<readonly StoredEvent[], StoreFailure>

const highestRevision = 2n ** 63n - 1n

/** Reads a part of a stream as the port has it. */
export const readStreamPart = async (
  { reader, names }: { readonly reader: Reader; readonly names: StreamNames },
  streamId: string,
  options: ReadStreamOptions,
  signal: AbortSignal,
): Promise<Events> => {
  const part = names.check(streamId).andThen(() => streamPartOf(streamId, options))
  if (part.isErr()) return err(part.error)
  const { from = 0n } = options
  if (from > highestRevision) return ok([])
  const read = await reader.stream({ streamId, from, limit: part.value.limit }, signal)
  return read.map((events) => events.map(({ event }) => event))
}

const allPartOf = ({ after, ...options }: ReadAllOptions): Result<AllPart, StoreFailure> =>
  commitOf(after).andThen((commit) =>
    scanRangeOf(options).map(({ limit, prefix }) => ({ after: commit, prefix, limit })),
  )

/** Reads a part of all streams as the port has it: as many events as asked for, unless there are no more. */
export const readAllPart = async (reader: Reader, options: ReadAllOptions, signal: AbortSignal): Promise<Events> => {
  const part = allPartOf(options)
  if (part.isErr()) return err(part.error)
  const { limit, prefix } = part.value
  const events: StoredEvent[] = []
  let { after } = part.value
  for (;;) {
    const page = await reader.all({ after, prefix, limit: limit - events.length }, signal)
    if (page.isErr()) return err(page.error)
    for (const { event } of page.value.events) events.push(event)
    if (page.value.isEnd || events.length >= limit) return ok(events)
    after = page.value.last ?? after
  }
}
