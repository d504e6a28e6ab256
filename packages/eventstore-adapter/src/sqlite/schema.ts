import type { Database } from 'better-sqlite3'

/** Tells our files from those of other applications: "CHSH" in ASCII, in SQLite's `application_id`. */
export const applicationId = 0x43485348

/** The version of the tables below, in SQLite's `user_version`. */
export const schemaVersion = 1

const tables = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (stream_id, revision)
  ) STRICT;
  CREATE TABLE checkpoints (
    name TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`

/** What a database file says of itself. */
export interface FileMarks {
  readonly applicationId: number
  readonly schemaVersion: number
}

/** Reads the marks through SQLite, so that what is still in the write-ahead log counts. */
export const readMarks = (db: Database): FileMarks => ({
  applicationId: Number(db.pragma('application_id', { simple: true })),
  schemaVersion: Number(db.pragma('user_version', { simple: true })),
})

const isEmpty = (db: Database): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

/**
 * Makes the tables in an empty file. Marks and tables come in one transaction of the old journal mode, hence before
 * the write-ahead log: so whoever looks at the first page of the file alone never takes it for a stranger's.
 */
export const createSchema = (db: Database): void => {
  const create = db.transaction(() => {
    // Another process may have been faster.
    if (!isEmpty(db)) return
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${schemaVersion}`)
    db.exec(tables)
  })
  create.immediate()
}

/** Throws unless the tables are there with their columns. */
export const checkTables = (db: Database): void => {
  db.prepare('SELECT position, stream_id, revision, event_id, type, text, digest FROM events LIMIT 1').get()
  db.prepare('SELECT name, position FROM checkpoints LIMIT 1').get()
}
