import { resolve } from 'node:path'
import Driver, { type Database } from 'better-sqlite3'
import { err, ok, type Result } from 'neverthrow'
import { checkDriver, driverVersions } from '../sqlite/driver-check.js'
import { type CheckMarks, inspectFile } from '../sqlite/inspect-file.js'
import { openFailureOf } from '../sqlite/open-errors.js'
import { noteOpen } from '../sqlite/open-files.js'
import { type StoreOpenFailure, storeOpenFailure } from '../sqlite/store-open-failure.js'
import { createKeysTables, keysApplicationId, keysVersion } from './keys-tables.js'

/** An open file of keys. */
export interface KeysFile {
  readonly db: Database
  readonly path: string
  readonly close: () => void
}

const openingTimeoutMs = 3000
// Writes are rare and short, a key for somebody new; still they hold up the event loop.
const busyTimeoutMs = 1000

const checkPath = (path: string): Result<string, StoreOpenFailure> =>
  path === '' || path === ':memory:' || path.startsWith('file:') || path.includes('\0') || path !== path.trim()
    ? err(
        storeOpenFailure(
          'invalid-path',
          'Keys need the plain path of a file: no URI, no white space at its ends. For keys in memory use memoryPersonKeys().',
        ),
      )
    : ok(resolve(path))

const checkMarks: CheckMarks = (path, marks) => {
  if (marks.applicationId !== keysApplicationId)
    return err(storeOpenFailure('foreign-database', `${path} is a database of another kind. Choose another path.`))
  return marks.schemaVersion <= keysVersion
    ? ok(undefined)
    : err(storeOpenFailure('newer-version', `${path} was written by a newer version of this software. Update it.`))
}

/**
 * No write-ahead log: what was overwritten would stay in the file until the log is put back into it. With the old
 * journal a commit is the moment from which the file holds zeros in the place of a destroyed key.
 */
const setUpConnection = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const mode = String(db.pragma('journal_mode = DELETE', { simple: true }))
  db.pragma('synchronous = EXTRA')
  db.pragma('fullfsync = ON')
  db.pragma('secure_delete = ON')
  db.pragma('temp_store = MEMORY')
  db.pragma('cell_size_check = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  const isSafe = mode === 'delete' && db.pragma('secure_delete', { simple: true }) === 1
  return isSafe
    ? ok(undefined)
    : err(storeOpenFailure('unavailable', `${path}: keys cannot be destroyed there. Choose a path on a local disk.`))
}

const checkContent = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const finding = String(db.pragma('quick_check(1)', { simple: true }))
  return finding === 'ok'
    ? ok(undefined)
    : err(storeOpenFailure('damaged', `${path} is damaged: ${finding}. Keep a copy of it, and restore a backup.`))
}

const prepare = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  createKeysTables(db)
  const marks = {
    applicationId: Number(db.pragma('application_id', { simple: true })),
    schemaVersion: Number(db.pragma('user_version', { simple: true })),
  }
  return checkMarks(path, marks)
    .andThen(() => setUpConnection(db, path))
    .andThen(() => checkContent(db, path))
}

const openInspected = (path: string, noteClosed: () => void): Result<KeysFile, StoreOpenFailure> => {
  let db: Database | undefined
  const close = (): void => {
    db?.close()
    noteClosed()
  }
  try {
    const opened = new Driver(path, { fileMustExist: true, timeout: openingTimeoutMs })
    db = opened
    const prepared = prepare(opened, path)
    if (prepared.isErr()) close()
    return prepared.map(() => ({ db: opened, path, close }))
  } catch (error) {
    close()
    return err(openFailureOf(error, path))
  }
}

/** Opens the file under a path, and makes it first if there is nothing. A file that is not ours is left as it is. */
export const openKeysFile = (path: string): Result<KeysFile, StoreOpenFailure> =>
  checkDriver(driverVersions())
    .andThen(() => checkPath(path))
    .andThen((absolute) =>
      inspectFile(absolute, checkMarks).andThen((stats) => openInspected(absolute, noteOpen(stats))),
    )
