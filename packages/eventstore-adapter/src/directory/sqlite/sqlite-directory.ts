import type { DirectoryFailure, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { StoreOpenFailure } from '../../sqlite/store-open-failure.js'
import { directoryClosed } from '../directory-closed.js'
import type { FollowingDirectory, FollowOptions } from '../directory-options.js'
import { sharedRuns } from '../shared-runs.js'
import { patienceOf, waitUntil } from '../wait-until.js'
import { fileDamaged, fileRefilled } from './file-trouble.js'
import type { DirectoryQueries } from './filled-file.js'
import { type FollowedFile, type LevelTables, openFollowedFile } from './followed-file.js'

/** What a directory in an SQLite file is made from. */
export interface SqliteDirectoryOptions extends FollowOptions {
  /**
   * The file, not the store's own; it and its folders are made if there is nothing yet, readable by their owner alone.
   * It can be removed while nobody uses it: everything in it is made again from the history.
   */
  readonly path: string
}

const tries = 3

const directoryOn = (file: FollowedFile, options: SqliteDirectoryOptions): FollowingDirectory => {
  const patienceMs = patienceOf(options)
  let closing: Promise<void> | undefined

  const runs = sharedRuns(file.level)
  const level = async (): Promise<Result<LevelTables, StoreFailure>> =>
    closing === undefined ? runs() : err(directoryClosed)

  const ask = async <T, E>(
    question: (queries: DirectoryQueries) => Result<T, E>,
  ): Promise<Result<T, E | StoreFailure>> => {
    for (let attempt = 1; ; attempt += 1) {
      const tables = await level()
      if (tables.isErr()) return err(tables.error)
      const answer = tables.value.ask(question)
      const isWorthAnother = answer.isErr() && (answer.error === fileDamaged || answer.error === fileRefilled)
      if (!isWorthAnother || attempt === tries) return answer
    }
  }
  const answer = <T, E>(question: (queries: DirectoryQueries) => Result<T, E>): ResultAsync<T, E | DirectoryFailure> =>
    new ResultAsync(ask(question))
  const close = (): Promise<void> => {
    file.stop()
    // After what is under way.
    return runs().then(file.close)
  }
  return {
    communities: (query) => answer((queries) => queries.communities(query)),
    invitations: (query) => answer((queries) => queries.invitations(query)),
    receivedInvitations: (query) => answer((queries) => queries.receivedInvitations(query)),
    communityOf: (invitationId) => answer((queries) => ok(queries.communityOf(invitationId))),
    dueInvitations: (now, limit) => answer((queries) => queries.dueInvitations(now, limit)),
    catchUp: () => new ResultAsync(level()).map(() => undefined),
    waitFor: (position) => {
      const reached = async () => (await level()).andThen(({ position: at }) => at())
      return new ResultAsync(waitUntil({ position, patienceMs, reached }))
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/**
 * Opens a directory in an SQLite file on a local disk, filled from the store's history. Several processes may share the
 * file. Before each answer it reads what is new, so an answer holds everything stored before the question. Rows and the
 * place in the history are kept together, so that it goes on where it was, however it ended. A file that is damaged,
 * that another version has written, or that was filled from another store, is filled again from nothing.
 *
 * @example
 * ```ts
 * const directory = sqliteDirectory({ path: './data/directory.db', store, hasher })
 * if (directory.isErr()) throw new Error(directory.error.message)
 * const ready = await directory.value.catchUp()
 * ```
 */
export const sqliteDirectory = (options: SqliteDirectoryOptions): Result<FollowingDirectory, StoreOpenFailure> =>
  openFollowedFile(options).map((file) => directoryOn(file, options))
