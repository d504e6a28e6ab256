import type { EventToAppend, ExpectedRevision, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from './failures.js'

/** What somebody wants to append. */
export interface AppendRequest {
  readonly streamId: string
  readonly expected: ExpectedRevision
  readonly events: readonly EventToAppend[]
}

const checked = (isGood: boolean, message: string): Result<void, StoreFailure> =>
  isGood ? ok(undefined) : err(storeFailure('invalid', message))

const isName = (name: string): boolean => name.length >= 1 && name.length <= 512 && name.isWellFormed()

/** Checks the name of a stream. */
export const checkStreamId = (streamId: string): Result<void, StoreFailure> =>
  checked(isName(streamId), 'A stream id must have 1 to 512 characters of valid Unicode.')

const checkExpected = (expected: ExpectedRevision): Result<void, StoreFailure> =>
  checked(
    ['any', 'no_stream', 'stream_exists'].includes(String(expected)) ||
      (typeof expected === 'bigint' && expected >= 0n),
    "The expected revision must be 'any', 'no_stream', 'stream_exists' or a bigint from 0n on.",
  )

const checkEvents = (events: readonly EventToAppend[]): Result<void, StoreFailure> =>
  checked(events.length > 0, 'There are no events to append. Append at least one.')
    .andThen(() =>
      checked(
        new Set(events.map(({ id }) => id)).size === events.length,
        'Two events of one append have the same id. Give each event its own id.',
      ),
    )
    .andThen(() =>
      checked(
        events.every(({ id, type, text }) => isName(id) && isName(type) && text.isWellFormed()),
        'An event needs an id and a type of 1 to 512 characters, and a text that is valid Unicode.',
      ),
    )

/** Checks everything about an append that can be told without looking at the history. */
export const checkAppend = ({ streamId, expected, events }: AppendRequest): Result<void, StoreFailure> =>
  checkStreamId(streamId)
    .andThen(() => checkExpected(expected))
    .andThen(() => checkEvents(events))

/** Checks how many events a read may give, and fills in the 1,000 that it gives if nothing is said. */
export const checkLimit = (limit = 1000): Result<number, StoreFailure> =>
  checked(
    Number.isInteger(limit) && limit >= 1 && limit <= 10_000,
    'The limit of a read must be a whole number from 1 to 10,000.',
  ).map(() => limit)

/** Checks from which revision on to read. */
export const checkFrom = (from = 0n): Result<number, StoreFailure> =>
  checked(from >= 0n, 'The first revision of a read must be a bigint from 0n on.').map(() =>
    Math.min(Number(from), Number.MAX_SAFE_INTEGER),
  )
