import { codeOf, isBusy, isDamage, messageOf } from './sqlite-errors.js'
import { type StoreOpenFailure, storeOpenFailure } from './store-open-failure.js'

/** Turns what the driver threw while it opened a file into a failure that says what to do. */
export const openFailureOf = (error: unknown, path: string): StoreOpenFailure => {
  const code = codeOf(error) ?? 'no code'
  const what = `${path}: ${messageOf(error)} (${code}).`
  if (code === 'ERR_DLOPEN_FAILED' || /bindings file|NODE_MODULE_VERSION/.test(what))
    return storeOpenFailure('unsupported-runtime', `${what} Run "npm rebuild better-sqlite3" with this Node.`)
  if (isBusy(error)) return storeOpenFailure('busy', `${what} Close the other program that uses it, then try again.`)
  // SQLITE_ERROR is what it says of a table or column that is missing.
  if (isDamage(error) || code === 'SQLITE_ERROR')
    return storeOpenFailure('damaged', `${what} Keep a copy of the file, and restore a backup.`)
  if (code === 'SQLITE_FULL') return storeOpenFailure('disk-full', `${what} Free some space, then try again.`)
  if (/^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)/.test(code))
    return storeOpenFailure('no-permission', `${what} Give this process the right to write the file and its folder.`)
  return storeOpenFailure('unavailable', `${what} Look into the system log.`)
}
