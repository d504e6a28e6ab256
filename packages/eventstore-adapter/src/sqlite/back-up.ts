import { chmodSync, closeSync, existsSync, fsyncSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import Driver from 'better-sqlite3'
import { err, ok, type Result } from 'neverthrow'
import { checkDriver, driverVersions } from './driver-check.js'
import { openFailureOf } from './open-errors.js'
import type { StoreOpenFailure } from './store-open-failure.js'

const flush = (path: string): void => {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}

const copyOut = (from: string, to: string): Result<void, StoreOpenFailure> => {
  let db: Driver.Database | undefined
  try {
    db = new Driver(from, { readonly: true, fileMustExist: true, timeout: 10_000 })
    // One read transaction: unlike a copy page by page, writers can neither hold it up nor make it begin again.
    db.prepare('VACUUM INTO ?').run(to)
    chmodSync(to, 0o600)
    flush(to)
    return ok(undefined)
  } catch (error) {
    return err(openFailureOf(error, existsSync(from) ? to : from))
  } finally {
    db?.close()
  }
}

/**
 * Copies an event store's file while others read and write it. The copy is the store at one moment, complete in one
 * file that only its owner can read, and safe on the disk when this returns.
 *
 * @param options `from`: the store's file; `to`: a file that does not exist yet, in a folder that does
 */
export const backUpSqliteStore = (options: {
  readonly from: string
  readonly to: string
}): Result<void, StoreOpenFailure> => {
  const [from, to] = [resolve(options.from), resolve(options.to)]
  return checkDriver(driverVersions()).andThen(() => copyOut(from, to))
}
