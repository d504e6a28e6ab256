import { err, ok } from 'neverthrow'
import { makeChanges } from '../store/changes.js'
import type { StoreEngine } from '../store/engine.js'
import { closedFailure } from '../store/failures.js'
import { groupCommit } from './group-commit.js'
import type { OpenDatabase } from './open-database.js'
import { failureOf } from './sqlite-errors.js'
import { sqliteLog } from './sqlite-log.js'
import { transactOn } from './transaction.js'
import { watchOtherProcesses } from './watch-other-processes.js'

/** How an engine on SQLite works. */
export interface SqliteEngineOptions {
  /** Told after each commit how many writes shared it. */
  readonly onCommit?: (writes: number) => void
  /** How long to wait for a lock that another process holds, in milliseconds. */
  readonly patienceMs?: number
}

const shut = ({ db, close }: OpenDatabase): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // Nothing is lost: the write-ahead log stays beside the file, and whoever opens it next goes on from there.
  }
  close()
}

/** Makes the engine of a store on an open database, which it then owns. */
export const sqliteEngine = (database: OpenDatabase, options: SqliteEngineOptions = {}): StoreEngine => {
  const { db, path } = database
  const { onCommit, patienceMs = 5000 } = options
  const changes = makeChanges(watchOtherProcesses(db, () => changes.announce()))
  const commits = groupCommit({
    transact: transactOn(db),
    failureOf: ({ error, stage }) => failureOf(error, path, stage === 'commit' ? 'commit' : 'before-commit'),
    patienceMs,
    onCommit: (writes) => {
      changes.announce()
      onCommit?.(writes)
    },
  })
  let closing: Promise<void> | undefined

  return {
    log: sqliteLog(db),
    changes,
    read: (work) => {
      if (closing !== undefined) return err(closedFailure)
      try {
        return ok(work())
      } catch (error) {
        return err(failureOf(error, path))
      }
    },
    write: (work) => (closing === undefined ? commits.write(work) : Promise.resolve(err(closedFailure))),
    close: () => {
      closing ??= commits.settled().then(() => shut(database))
      changes.announce()
      return closing
    },
  }
}
