import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Driver, { type Database } from 'better-sqlite3'
import { err, ok, Result } from 'neverthrow'
import { fileFailure } from '../../sqlite/inspect-file.js'
import { openFailureOf } from '../../sqlite/open-errors.js'
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

const busyTimeoutMs = 3000
const shortBusyTimeoutMs = 200

const checkPath = (path: string): Result<string, StoreOpenFailure> =>
  path === '' || path === ':memory:' || path.startsWith('file:') || path.includes('\0') || path !== path.trim()
    ? err(storeOpenFailure('invalid-path', 'Groups need the plain path of a file: no URI, no white space at its ends.'))
    : ok(resolve(path))

const isExisting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

// The reasons why work failed may name people: only the owner may read a new file.
const createEmpty = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path)) return
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    // Another process may have been faster.
    if (!isExisting(error)) throw error
  }
}

const createFile = (path: string): Result<void, StoreOpenFailure> =>
  Result.fromThrowable(
    () => createEmpty(path),
    (error) => fileFailure(error, path),
  )()

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

const checkMarks = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  if (db.pragma('application_id', { simple: true }) !== applicationId)
    return err(storeOpenFailure('foreign-database', `${path} is a database of another kind. Choose another path.`))
  return Number(db.pragma('user_version', { simple: true })) <= schemaVersion
    ? ok(undefined)
    : err(storeOpenFailure('newer-version', `${path} was written by a newer version of this software. Update it.`))
}

/** Sets what belongs to the connection, and makes sure that it took. */
const setUpConnection = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const mode = String(db.pragma('journal_mode = WAL', { simple: true }))
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma(`busy_timeout = ${shortBusyTimeoutMs}`)
  if (mode === 'wal') return ok(undefined)
  return err(
    storeOpenFailure('unavailable', `${path}: SQLite cannot share the file there. Choose a path on a local disk.`),
  )
}

const prepare = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  createTables(db)
  return checkMarks(db, path).andThen(() => setUpConnection(db, path))
}

const openFile = (path: string): Result<Database, StoreOpenFailure> => {
  let db: Database | undefined
  try {
    const opened = new Driver(path, { fileMustExist: true, timeout: busyTimeoutMs })
    db = opened
    const prepared = prepare(opened, path)
    if (prepared.isErr()) opened.close()
    return prepared.map(() => opened)
  } catch (error) {
    db?.close()
    return err(openFailureOf(error, path))
  }
}

/** A file in which groups keep how far they have come. */
export interface WorkFile {
  readonly db: Database
  readonly path: string
}

/** Opens the file under a path, and makes it first if there is nothing. A file that is not ours is left as it is. */
export const openWorkFile = (path: string): Result<WorkFile, StoreOpenFailure> =>
  checkPath(path).andThen((absolute) =>
    createFile(absolute)
      .andThen(() => openFile(absolute))
      .map((db) => ({ db, path: absolute })),
  )
