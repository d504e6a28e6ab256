import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** Tells our files from those of other applications: "CHKY" in ASCII, in SQLite's `application_id`. */
export const keysApplicationId = 0x43484b59

/** The version of the tables below, in SQLite's `user_version`. */
export const keysVersion = 1

// Of the forgotten only the id is kept, so that a key that is lost is never taken for one that was destroyed.
const tables = `
  CREATE TABLE settings (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    pepper BLOB NOT NULL
  ) STRICT;
  CREATE TABLE persons (
    address_mark TEXT PRIMARY KEY,
    person TEXT NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE person_keys (
    person TEXT NOT NULL,
    key_version INTEGER NOT NULL,
    key BLOB NOT NULL,
    PRIMARY KEY (person, key_version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE forgotten_persons (
    person TEXT PRIMARY KEY
  ) STRICT, WITHOUT ROWID;
`

const isEmpty = (db: Database): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

/** Makes the tables in an empty file. */
export const createKeysTables = (db: Database): void => {
  const create = db.transaction(() => {
    // Another process may have been faster.
    if (!isEmpty(db)) return
    db.pragma(`application_id = ${keysApplicationId}`)
    db.pragma(`user_version = ${keysVersion}`)
    db.exec(tables)
    db.prepare('INSERT INTO settings (only_one, pepper) VALUES (1, ?)').run(randomBytes(32))
  })
  create.immediate()
}
