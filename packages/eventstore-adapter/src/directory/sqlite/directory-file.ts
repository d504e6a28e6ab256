import { resolve } from 'node:path'
import Driver, { type Database } from 'better-sqlite3'
import { err, ok, type Result } from 'neverthrow'
import { checkDriver, driverVersions } from '../../sqlite/driver-check.js'
import { type CheckMarks, fileFailure, inspectFile } from '../../sqlite/inspect-file.js'
import { openFailureOf } from '../../sqlite/open-errors.js'
import { noteOpen } from '../../sqlite/open-files.js'
import { type StoreOpenFailure, storeOpenFailure } from '../../sqlite/store-open-failure.js'
import {
  checkDirectoryTables,
  directoryApplicationId,
  prepareTables,
  tablesVersion,
  versionOf,
} from './directory-tables.js'
import { emptyFile } from './empty-file.js'

/** An open file of a directory. */
export interface DirectoryFile {
  readonly db: Database
  readonly path: string
  readonly close: () => void
}

/** What of a file's content is not to be kept. */
export interface Unwanted {
  /** The build that is to be dropped; none if left out. */
  readonly build?: string
  /** Whether tables of another version may be dropped. */
  readonly otherVersions: boolean
}

const openingTimeoutMs = 3000
// Short, since it holds up the event loop: longer waits for a lock are made of tries with pauses in between.
const busyTimeoutMs = 200
const largestWalBytes = 64 * 1024 * 1024
// About a tenth of a second; in a larger file damage is met by whoever reads there.
const quickCheckedBytes = 128 * 1024 * 1024

const checkPath = (path: string): Result<string, StoreOpenFailure> =>
  path === '' || path === ':memory:' || path.startsWith('file:') || path.includes('\0') || path !== path.trim()
    ? err(
        storeOpenFailure(
          'invalid-path',
          'A directory needs the plain path of a file: no URI, no white space at its ends. For one in memory use memoryDirectory().',
        ),
      )
    : ok(resolve(path))

const checkOwner: CheckMarks = (path, { applicationId }) =>
  applicationId === directoryApplicationId
    ? ok(undefined)
    : err(storeOpenFailure('foreign-database', `${path} is a database of another kind. Choose another path.`))

// What a power failure takes back is read again from the history: rows and bookmark are taken back together.
const setUpConnection = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  const mode = String(db.pragma('journal_mode = WAL', { simple: true }))
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -32768')
  db.pragma('cell_size_check = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma(`journal_size_limit = ${largestWalBytes}`)
  db.pragma(`busy_timeout = ${busyTimeoutMs}`)
  if (mode === 'wal') return ok(undefined)
  return err(
    storeOpenFailure('unavailable', `${path}: SQLite cannot share the file there. Choose a path on a local disk.`),
  )
}

const damaged = (path: string, finding: string): StoreOpenFailure =>
  storeOpenFailure('damaged', `${path} is damaged: ${finding}. Remove it: it is made again from the history.`)

const checkContent = (db: Database, path: string): Result<void, StoreOpenFailure> => {
  checkDirectoryTables(db)
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  if (bytes > quickCheckedBytes) return ok(undefined)
  const finding = String(db.pragma('quick_check(1)', { simple: true }))
  return finding === 'ok' ? ok(undefined) : err(damaged(path, finding))
}

const checkVersion = (db: Database, path: string, { otherVersions }: Unwanted): Result<void, StoreOpenFailure> => {
  const version = versionOf(db)
  if (otherVersions || version === 0 || version === tablesVersion) return ok(undefined)
  const remedy = 'Stop one of the two, or give each a file of its own'
  return err(storeOpenFailure('busy', `${path} is used by another version of this software as well. ${remedy}.`))
}

const prepareFile = (db: Database, path: string, unwanted: Unwanted): Result<void, StoreOpenFailure> =>
  checkVersion(db, path, unwanted).andThen(() => {
    // Before the write-ahead log: so whoever looks at the first page of the file alone never takes it for a stranger's.
    prepareTables(db, unwanted.build)
    return checkOwner(path, {
      applicationId: Number(db.pragma('application_id', { simple: true })),
      schemaVersion: tablesVersion,
    })
      .andThen(() => setUpConnection(db, path))
      .andThen(() => checkContent(db, path))
  })

const openOnce = (path: string, unwanted: Unwanted): Result<DirectoryFile, StoreOpenFailure> =>
  inspectFile(path, checkOwner).andThen((stats) => {
    const noteClosed = noteOpen(stats)
    let db: Database | undefined
    const close = (): void => {
      db?.close()
      noteClosed()
    }
    try {
      const opened = new Driver(path, { fileMustExist: true, timeout: openingTimeoutMs })
      db = opened
      const prepared = prepareFile(opened, path, unwanted)
      if (prepared.isErr()) close()
      return prepared.map(() => ({ db: opened, path, close }))
    } catch (error) {
      close()
      return err(openFailureOf(error, path))
    }
  })

const openAgain = (path: string, unwanted: Unwanted): Result<DirectoryFile, StoreOpenFailure> => {
  try {
    emptyFile(path)
  } catch (error) {
    return err(fileFailure(error, path))
  }
  return openOnce(path, unwanted)
}

/**
 * Opens the file under a path, and makes it first if there is nothing. A file that is not a directory's is left as it
 * is; one that is damaged is emptied.
 */
export const openDirectoryFile = (path: string, unwanted: Unwanted): Result<DirectoryFile, StoreOpenFailure> =>
  checkDriver(driverVersions())
    .andThen(() => checkPath(path))
    .andThen((absolute) =>
      openOnce(absolute, unwanted).orElse((failure) =>
        failure.reason === 'damaged' ? openAgain(absolute, unwanted) : err(failure),
      ),
    )
