import type { Stats } from 'node:fs'
import { resolve } from 'node:path'
import Driver, { type Database } from 'better-sqlite3'
import { err, ok, type Result } from 'neverthrow'
import { checkDriver, driverVersions } from './driver-check.js'
import { checkMarks, inspectFile } from './inspect-file.js'
import { openFailureOf } from './open-errors.js'
import { noteOpen } from './open-files.js'
import { checkTables, createSchema, readMarks } from './schema.js'
import { type StoreOpenFailure, storeOpenFailure } from './store-open-failure.js'

/** An open database of ours. */
export interface OpenDatabase {
  readonly db: Database
  readonly path: string
  /** Closes the database; everything committed is in the file or in the write-ahead log beside it. */
  readonly close: () => void
}

const openingTimeoutMs = 3000
// Short, since it holds up the event loop: longer waits for a lock are made of tries with pauses in between.
const busyTimeoutMs = 200
const largestWalBytes = 64 * 1024 * 1024
// About a tenth of a second; in a larger file damage is met by whoever reads there.
const quickCheckedBytes = 128 * 1024 * 1024

const checkPath = (path: string): Result<string, StoreOpenFailure> => {
  if (path === '' || path === ':memory:')
    return err(
      storeOpenFailure('invalid-path', 'A store needs the path of a file. For one in memory use memoryEventStore().'),
    )
  // The driver would cut off white space, and open another file than the one that was looked at.
  if (path.startsWith('file:') || path.includes('\0') || path !== path.trim())
    return err(storeOpenFailure('invalid-path', 'The path must be a plain one: no URI, no white space at its ends.'))
  return ok(resolve(path))
}

const damaged = (path: string, finding: string): StoreOpenFailure =>
  storeOpenFailure('damaged', `${path} is damaged: ${finding}. Keep a copy of the file, and restore a backup.`)

/** Sets what belongs to the connection, and makes sure that it took. */
const setUpConnection = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const mode = String(db.pragma('journal_mode = WAL', { simple: true }))
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('cache_size = -65536')
  db.pragma('wal_autocheckpoint = 8000')
  db.pragma('cell_size_check = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma(`journal_size_limit = ${largestWalBytes}`)
  db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  const isDurable = mode === 'wal' && db.pragma('synchronous', { simple: true }) === 2
  if (isDurable) return ok(undefined)
  const remedy = 'Choose a path on a local disk'
  return err(
    storeOpenFailure('unavailable', `${path}: SQLite cannot store durably there (journal ${mode}). ${remedy}.`),
  )
}

const checkContent = (db: Database, path: string, stats: Stats): Result<void, StoreOpenFailure> => {
  checkTables(db)
  if (stats.size > quickCheckedBytes) return ok(undefined)
  const finding = String(db.pragma('quick_check(1)', { simple: true }))
  return finding === 'ok' ? ok(undefined) : err(damaged(path, finding))
}

const prepareDatabase = (db: Database, path: string, stats: Stats): Result<void, StoreOpenFailure> => {
  // The file was found to be empty or ours; one of ours is empty too where its maker was stopped half-way.
  if (readMarks(db).applicationId === 0) createSchema(db)
  return checkMarks(path, readMarks(db))
    .andThen(() => setUpConnection(db, path))
    .andThen(() => checkContent(db, path, stats))
}

const openInspected = (path: string, stats: Stats): Result<OpenDatabase, StoreOpenFailure> => {
  const noteClosed = noteOpen(stats)
  let db: Database | undefined
  const close = (): void => {
    db?.close()
    noteClosed()
  }
  try {
    const opened = new Driver(path, { fileMustExist: true, timeout: openingTimeoutMs })
    db = opened
    const prepared = prepareDatabase(opened, path, stats)
    if (prepared.isErr()) close()
    return prepared.map(() => ({ db: opened, path, close }))
  } catch (error) {
    close()
    return err(openFailureOf(error, path))
  }
}

/** Opens the database under a path, and makes it first if there is nothing. */
export const openDatabase = (path: string): Result<OpenDatabase, StoreOpenFailure> =>
  checkDriver(driverVersions())
    .andThen(() => checkPath(path))
    .andThen((absolute) => inspectFile(absolute).andThen((stats) => openInspected(absolute, stats)))
