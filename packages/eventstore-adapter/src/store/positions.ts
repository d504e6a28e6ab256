import type { Position, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from './failures.js'

const digits = 20
const spelling = /^\d{20}$/

/** Spells the number of an event as a {@link Position}: padded, so that the order of texts is that of numbers. */
export const positionOf = (number: number): Position => String(number).padStart(digits, '0') as Position

/** Reads the number out of a position; nothing stands for the place before the first event, which is 0. */
export const numberOf = (position: Position | undefined): Result<number, StoreFailure> => {
  if (position === undefined) return ok(0)
  if (!spelling.test(position))
    return err(storeFailure('invalid', 'That is no position of this store. Use one that the store gave out.'))
  return ok(Math.min(Number(position), Number.MAX_SAFE_INTEGER))
}
