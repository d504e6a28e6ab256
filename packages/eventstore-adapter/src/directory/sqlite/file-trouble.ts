import type { StoreFailure } from '@community-handshake/domain'
import { codeOf, failureOf, isDamage } from '../../sqlite/sqlite-errors.js'
import { storeFailure } from '../../store/failures.js'

/** The tables are not as they must be: the file is to be opened anew, which empties it where it is damaged. */
export const fileDamaged: StoreFailure = storeFailure(
  'unavailable',
  "The directory's file is damaged and could not be made again. Remove it and look into the system log.",
)

/** Somebody has filled the tables anew since they were looked at. */
export const fileRefilled: StoreFailure = storeFailure(
  'unavailable',
  "The directory's file is filled anew again and again. Stop all but one of the processes that use it, then try again.",
)

/** Turns what the driver threw into a failure. The store's advice for damage would be wrong: this file can be removed. */
export const fileTrouble = (error: unknown, path: string): StoreFailure => {
  // SQLITE_ERROR is what it says of a table or column that is missing.
  if (isDamage(error) || codeOf(error) === 'SQLITE_ERROR') return fileDamaged
  return failureOf(error, path)
}
