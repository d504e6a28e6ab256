import type { ReadAllOptions, ReadStreamOptions, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { ScanRange, StreamPart } from './event-log.js'
import { storeFailure } from './failures.js'
import { numberOf } from './positions.js'
import { validateName } from './validate-append.js'

const defaultLimit = 1000
const highestLimit = 10_000

const checkLimit = (limit = defaultLimit): Result<number, StoreFailure> =>
  Number.isInteger(limit) && limit >= 1 && limit <= highestLimit
    ? ok(limit)
    : err(storeFailure('invalid', `The limit of a read must be a whole number from 1 to ${highestLimit}.`))

const checkFrom = (from = 0n): Result<number, StoreFailure> =>
  typeof from === 'bigint' && from >= 0n
    ? ok(Math.min(Number(from), Number.MAX_SAFE_INTEGER))
    : err(storeFailure('invalid', 'The first revision of a read must be a bigint from 0n on.'))

/** Checks what part of a stream is asked for and fills in the defaults. */
export const streamPartOf = (streamId: string, options: ReadStreamOptions): Result<StreamPart, StoreFailure> =>
  validateName('A stream id', streamId).andThen(() =>
    checkFrom(options.from).andThen((from) => checkLimit(options.limit).map((limit) => ({ streamId, from, limit }))),
  )

/** Checks what part of all streams is asked for and fills in the defaults. */
export const scanRangeOf = (options: ReadAllOptions): Result<ScanRange, StoreFailure> =>
  numberOf(options.after).andThen((after) =>
    checkLimit(options.limit).map((limit) => ({ after, limit, prefix: options.streamPrefix ?? '' })),
  )
