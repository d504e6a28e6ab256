import type { Checkpoints, EventStore } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import { eventStoreOn } from '../store/event-store-on.js'
import { openDatabase } from './open-database.js'
import { sqliteEngine } from './sqlite-engine.js'
import type { StoreOpenFailure } from './store-open-failure.js'

/** An event store in an SQLite file, with the checkpoints of its readers. */
export interface SqliteEventStore extends EventStore {
  readonly checkpoints: Checkpoints
}

/** Where a store is, and who watches it. */
export interface SqliteEventStoreOptions {
  /**
   * The file; it and its folders are made if there is nothing yet, readable by their owner alone.
   * SQLite keeps two more beside it, ending in `-wal` and `-shm`: they belong to it, copy all three or none.
   */
  readonly path: string
  /** Told after each commit how many writes shared it, for example to measure. */
  readonly onCommit?: (writes: number) => void
}

/**
 * Opens an event store in an SQLite file on a local disk. Several processes may share the file.
 * An append is answered once it is safe on the disk, also from a power failure; those that come in the same turn
 * of the event loop share one transaction. Nothing of a file is changed that is not an event store.
 *
 * @example
 * ```ts
 * const store = sqliteEventStore({ path: './data/communities.db' })
 * if (store.isErr()) throw new Error(store.error.message)
 * ```
 */
export const sqliteEventStore = (options: SqliteEventStoreOptions): Result<SqliteEventStore, StoreOpenFailure> => {
  const { path, ...rest } = options
  return openDatabase(path).map((database) => eventStoreOn(sqliteEngine(database, rest)))
}
