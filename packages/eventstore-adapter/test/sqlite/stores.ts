import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../../src/sqlite/open-database.js'
import { type SqliteEngineOptions, sqliteEngine } from '../../src/sqlite/sqlite-engine.js'
import { type SqliteEventStore, sqliteEventStore } from '../../src/sqlite/sqlite-event-store.js'
import type { StoreOpenFailure } from '../../src/sqlite/store-open-failure.js'
import { eventStoreOn } from '../../src/store/event-store-on.js'

export const storeFile = (folder: string): string => join(folder, 'events.db')

/** Opens a store; throws if that does not work. */
export const openStore = (path: string): SqliteEventStore => {
  const opened = sqliteEventStore({ path })
  if (opened.isErr()) throw new Error(opened.error.message)
  return opened.value
}

/** Why a store cannot be opened; throws if it can. */
export const openingFailure = (path: string): StoreOpenFailure => {
  const opened = sqliteEventStore({ path })
  if (opened.isErr()) return opened.error
  throw new Error(`${path} could be opened`)
}

/** A store together with its connection. */
export interface OpenedStore {
  readonly store: SqliteEventStore
  readonly db: Database
}

/** Opens a store whose connection the test may touch. */
export const openWithConnection = (path: string, options: SqliteEngineOptions = {}): OpenedStore => {
  const database = openDatabase(path)._unsafeUnwrap()
  return { store: eventStoreOn(sqliteEngine(database, options)), db: database.db }
}
