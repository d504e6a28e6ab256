import type { ConsumerGroups, EventStore, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { groupCommit } from '../../sqlite/group-commit.js'
import { failureOf } from '../../sqlite/sqlite-errors.js'
import type { StoreOpenFailure } from '../../sqlite/store-open-failure.js'
import { transactOn } from '../../sqlite/transaction.js'
import { tableGroups, type WorkMedium } from '../on-table/table-groups.js'
import { openWorkFile, type WorkFile } from './open-work-file.js'
import { sqliteWorkTable } from './sqlite-work-table.js'

/** Consumer groups that keep how far they have come in an SQLite file. */
export interface SqliteConsumerGroups extends ConsumerGroups {
  /** Ends every `consume` as its signal would, and lets go of the file. */
  readonly close: () => Promise<void>
}

/** Which events are worked on, and where it is kept how far. */
export interface SqliteConsumerGroupsOptions {
  /** The store whose events are worked on; whoever opened it closes it, after the groups. */
  readonly store: EventStore
  /** The file; it and its folders are made if there is nothing yet. Processes that share the work share the file. */
  readonly path: string
  /** Told where something failed in the background; it is tried again all the same. */
  readonly onTrouble?: (failure: StoreFailure, attempt: number) => void
}

const mediumOf = ({ db, path, close }: WorkFile): WorkMedium => {
  const commits = groupCommit({
    transact: transactOn(db),
    failureOf: ({ error, stage }) => failureOf(error, path, stage === 'commit' ? 'commit' : 'before-commit'),
    patienceMs: 5000,
    onCommit: () => {},
  })
  const look: WorkMedium['look'] = (question) => {
    try {
      return ok(question())
    } catch (error) {
      return err(failureOf(error, path))
    }
  }
  return {
    table: (group) => sqliteWorkTable(db, group),
    look,
    change: (work) => commits.write(() => ok(work())),
    close: async () => {
      await commits.settled()
      close()
    },
  }
}

/**
 * Opens consumer groups on any event store. They keep in an SQLite file on a local disk how far they have come,
 * who works on what until when, and what was set aside.
 *
 * @example
 * ```ts
 * const groups = sqliteConsumerGroups({ store, path: './data/work.db' })
 * if (groups.isErr()) throw new Error(groups.error.message)
 * ```
 */
export const sqliteConsumerGroups = (
  options: SqliteConsumerGroupsOptions,
): Result<SqliteConsumerGroups, StoreOpenFailure> => {
  const { store, path, onTrouble = () => {} } = options
  return openWorkFile(path).map((file) => tableGroups(mediumOf(file), { store, onTrouble }))
}
