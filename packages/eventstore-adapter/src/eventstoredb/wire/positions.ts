import type { Position, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../../store/failures.js'

const digits = 20
const spelling = /^\d{20}$/
const highest = 2n ** 63n - 1n

/** Spells a commit position as a {@link Position}: padded, so that the order of texts is that of numbers. */
export const positionOf = (commit: bigint): Position => commit.toString().padStart(digits, '0') as Position

/** Reads the commit position out of a position; undefined stays undefined. */
export const commitOf = (position: Position | undefined): Result<bigint | undefined, StoreFailure> => {
  if (position === undefined) return ok(undefined)
  const commit = spelling.test(position) ? BigInt(position) : undefined
  return commit === undefined || commit > highest
    ? err(storeFailure('invalid', 'That is no position of this store. Use one that the store gave out.'))
    : ok(commit)
}
