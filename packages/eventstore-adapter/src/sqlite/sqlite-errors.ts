import type { StoreFailure } from '@community-handshake/domain'
import { storeFailure } from '../store/failures.js'

/** Where in a write something went wrong. */
export type WriteStage = 'before-commit' | 'commit'

/** SQLite's extended result code, such as `SQLITE_IOERR_FSYNC`; undefined for other errors. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** What the driver says in its own words. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Tells whether somebody else held the lock for too long. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '')

/** Tells whether the file's content contradicts itself; constraints are checked before each write. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|FORMAT|CONSTRAINT)/.test(codeOf(error) ?? '')

const advice = (code: string): string => {
  if (code === 'SQLITE_FULL') return 'The disk is full. Free some space, then try again.'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return 'Another process kept the store locked. Try again; if it goes on, look for a program that holds the file open.'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_PERM'))
    return 'The file can no longer be written. Restore the permissions of the file and its folder, then try again.'
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return 'The disk reported an error. Look into the system log, then try again.'
  return 'Try again.'
}

/** Turns what the driver threw into a failure that says what to do. */
export const failureOf = (error: unknown, path: string, stage: WriteStage = 'before-commit'): StoreFailure => {
  const code = codeOf(error) ?? 'no SQLite code'
  const what = `${path}: ${messageOf(error)} (${code}).`
  if (isDamage(error)) {
    const remedy = 'The file is damaged. Stop everything that uses it, keep a copy of it, and restore a backup.'
    return storeFailure('damaged', `${what} ${remedy}`)
  }
  // A commit whose last write to the disk failed can still turn up after the next crash.
  if (stage === 'commit' && code.startsWith('SQLITE_IOERR'))
    return storeFailure(
      'unknown-outcome',
      `${what} The disk reported an error while saving. Append the same events again.`,
    )
  return storeFailure('unavailable', `${what} ${advice(code)}`)
}
