import type { Database } from 'better-sqlite3'
import type { WriteStage } from './sqlite-errors.js'

/** Why a transaction was not kept: what was thrown, and when. */
export interface TransactionError {
  readonly stage: 'begin' | WriteStage
  readonly error: unknown
}

/** Runs work in one durable transaction; undefined means that it is on the disk. */
export type Transact = (work: () => void) => TransactionError | undefined

/** Makes {@link Transact}: each transaction takes the write lock at its begin, so that what it reads stays true. */
export const transactOn = (db: Database): Transact => {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')

  // SQLite has rolled back by itself after some errors. Should this one fail, the next begin fails and tells.
  const undo = (): void => {
    try {
      if (db.inTransaction) rollback.run()
    } catch {
      return
    }
  }

  return (work) => {
    let stage: TransactionError['stage'] = 'begin'
    try {
      if (db.inTransaction) rollback.run()
      begin.run()
      stage = 'before-commit'
      work()
      stage = 'commit'
      commit.run()
      return undefined
    } catch (error) {
      undo()
      return { stage, error }
    }
  }
}
