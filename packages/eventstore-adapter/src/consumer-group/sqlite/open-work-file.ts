import { resolve } from 'node:path'
import Driver, { type Database } from 'better-sqlite3'
import { err, ok, type Result } from 'neverthrow'
import { checkDriver, driverVersions } from '../../sqlite/driver-check.js'
import { type CheckMarks, inspectFile } from '../../sqlite/inspect-file.js'
import { openFailureOf } from '../../sqlite/open-errors.js'
import { noteOpen } from '../../sqlite/open-files.js'
import { type StoreOpenFailure, storeOpenFailure } from '../../sqlite/store-open-failure.js'

/** Tells our files from those of other applications: "CHWK" in ASCII, in SQLite's `application_id`. */
const applicationId = 0x4348574b

const schemaVersion = 1

// `due` is when an event may be handed out: the end of a pause, or of the lease of whoever has it.
const tables = `
  CREATE TABLE work_groups (
    name TEXT PRIMARY KEY,
    position TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE work (
    group_name TEXT NOT NULL,
    position TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    due INTEGER NOT NULL,
    lease TEXT,
    parked_at INTEGER,
    reason TEXT,
    PRIMARY KEY (group_name, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX work_due ON work (group_name, due) WHERE parked_at IS NULL;
  CREATE INDEX work_parked ON work (group_name, parked_at) WHERE parked_at IS NOT NULL;
`

const openingTimeoutMs = 3000
// Short, since it holds up the event loop: longer waits for a lock are made of tries with pauses in between.
const busyTimeoutMs = 200
const largestWalBytes = 64 * 1024 * 1024
// About a tenth of a second; in a larger file damage is met by whoever reads there.
const quickCheckedBytes = 128 * 1024 * 1024

/** A file in which groups keep how far they have come. */
export interface WorkFile {
  readonly db: Database
  readonly path: string
  readonly close: () => void
}

const checkPath = (path: string): Result<string, StoreOpenFailure> =>
  path === '' || path === ':memory:' || path.startsWith('file:') || path.includes('\0') || path !== path.trim()
    ? err(
        storeOpenFailure(
          'invalid-path',
          'Groups need the plain path of a file: no URI, no white space at its ends. For groups in memory use memoryConsumerGroups().',
        ),
      )
    : ok(resolve(path))

const checkMarks: CheckMarks = (path, marks) => {
  if (marks.applicationId !== applicationId)
    return err(storeOpenFailure('foreign-database', `${path} is a database of another kind. Choose another path.`))
  return marks.schemaVersion <= schemaVersion
    ? ok(undefined)
    : err(storeOpenFailure('newer-version', `${path} was written by a newer version of this software. Update it.`))
}

const isEmpty = (db: Database): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

const createTables = (db: Database): void => {
  const create = db.transaction(() => {
    // Another process may have been faster.
    if (!isEmpty(db)) return
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${schemaVersion}`)
    db.exec(tables)
  })
  create.immediate()
}

/** Sets what belongs to the connection, and makes sure that it took. */
const setUpConnection = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const mode = String(db.pragma('journal_mode = WAL', { simple: true }))
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('cell_size_check = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma(`journal_size_limit = ${largestWalBytes}`)
  db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  if (mode === 'wal') return ok(undefined)
  return err(
    storeOpenFailure('unavailable', `${path}: SQLite cannot share the file there. Choose a path on a local disk.`),
  )
}

const checkContent = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  const finding = bytes > quickCheckedBytes ? 'ok' : String(db.pragma('quick_check(1)', { simple: true }))
  return finding === 'ok'
    ? ok(undefined)
    : err(storeOpenFailure('damaged', `${path} is damaged: ${finding}. Keep a copy of it, and restore a backup.`))
}

const prepare = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  createTables(db)
  const marks = {
    applicationId: Number(db.pragma('application_id', { simple: true })),
    schemaVersion: Number(db.pragma('user_version', { simple: true })),
  }
  return checkMarks(path, marks)
    .andThen(() => setUpConnection(db, path))
    .andThen(() => checkContent(db, path))
}

const openInspected = (path: string, noteClosed: () => void): Result<WorkFile, StoreOpenFailure> => {
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
export const openWorkFile = (path: string): Result<WorkFile, StoreOpenFailure> =>
  checkDriver(driverVersions())
    .andThen(() => checkPath(path))
    .andThen((absolute) =>
      inspectFile(absolute, checkMarks).andThen((stats) => openInspected(absolute, noteOpen(stats))),
    )
