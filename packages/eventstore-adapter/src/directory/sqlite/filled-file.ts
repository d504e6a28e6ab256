import {
  type CommunityEvent,
  type DirectoryProjection,
  type Position,
  type StoredEvent,
  type StoreFailure,
  takeEvent,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { groupCommit } from '../../sqlite/group-commit.js'
import { openFailureOf } from '../../sqlite/open-errors.js'
import type { StoreOpenFailure } from '../../sqlite/store-open-failure.js'
import { transactOn } from '../../sqlite/transaction.js'
import type { Taker } from '../catch-up.js'
import type { FollowOptions } from '../directory-options.js'
import { readEvent } from '../read-event.js'
import { type Bookmark, type BookmarkTable, bookmarkTable } from './bookmark.js'
import { type DirectoryFile, openDirectoryFile, type Unwanted } from './directory-file.js'
import { fileRefilled, fileTrouble } from './file-trouble.js'
import { sqliteCommunities } from './sqlite-communities.js'
import { sqliteInvitations } from './sqlite-invitations.js'
import { sqliteRecords } from './sqlite-records.js'

/** The questions that the tables of a directory answer. */
export type DirectoryQueries = Omit<DirectoryProjection, 'apply'>

/** An open file with the ways to fill it and to ask it. */
export interface FilledFile {
  readonly bookmark: () => Result<Bookmark, StoreFailure>
  /** A taker that takes nothing unless the tables are still those of that build. */
  readonly takerOf: (build: string) => Taker
  /** Asks the tables at once, unless they are not those of that build any more. */
  readonly ask: <T, E>(
    build: string,
    question: (queries: DirectoryQueries) => Result<T, E>,
  ) => Result<T, E | StoreFailure>
  readonly close: () => void
}

const busyPatienceMs = 5000

/** Reads events until the first one that cannot be read, and says what is wrong with that. */
const readPage = (page: readonly StoredEvent[], { hasher }: FollowOptions) => {
  const events: (CommunityEvent | undefined)[] = []
  for (const stored of page) {
    const event = readEvent(hasher, stored)
    if (event.isErr()) return { events, problem: event.error }
    events.push(event.value)
  }
  return { events, problem: undefined }
}

/** Tells what went wrong; a question that met damage may have closed the file under others. */
const troubleOf =
  ({ db, path }: DirectoryFile) =>
  (error: unknown): StoreFailure =>
    db.open ? fileTrouble(error, path) : fileRefilled

/** Makes what fills the tables: rows and bookmark in one transaction, so that nothing is lost or taken twice. */
const fillerOf = (file: DirectoryFile, bookmarks: BookmarkTable, options: FollowOptions) => {
  const { db } = file
  const trouble = troubleOf(file)
  const records = sqliteRecords(db)
  const commits = groupCommit({
    transact: transactOn(db),
    failureOf: ({ error }) => trouble(error),
    patienceMs: busyPatienceMs,
    onCommit: () => {},
  })

  const bookmark = (): Result<Bookmark, StoreFailure> => {
    try {
      return ok(bookmarks.load())
    } catch (error) {
      return err(trouble(error))
    }
  }
  const fill = (events: readonly (CommunityEvent | undefined)[], page: readonly StoredEvent[]): void => {
    for (const event of events) if (event !== undefined) takeEvent(records, event)
    const [first] = page
    const last = page[events.length - 1]
    if (first !== undefined && last !== undefined) bookmarks.move(last, first)
  }
  const takerOf = (build: string): Taker => {
    const ifSame = ({ build: current, isOurVersion, read }: Bookmark): Result<Position | undefined, StoreFailure> =>
      current === build && isOurVersion ? ok(read?.position) : err(fileRefilled)
    const take: Taker['take'] = (page, after) => {
      const { events, problem } = readPage(page, options)
      return commits.write(() =>
        ifSame(bookmarks.load()).andThen((position) => {
          // Another process may have been faster.
          if (position !== after) return ok(undefined)
          fill(events, page)
          return problem === undefined ? ok(undefined) : err(problem)
        }),
      )
    }
    return { position: () => bookmark().andThen(ifSame), take }
  }
  return { bookmark, takerOf }
}

const filledFile = (file: DirectoryFile, options: FollowOptions): FilledFile => {
  const { db, close } = file
  const queries: DirectoryQueries = { communities: sqliteCommunities(db), ...sqliteInvitations(db) }
  const bookmarks = bookmarkTable(db)
  const trouble = troubleOf(file)
  const ask: FilledFile['ask'] = (build, question) => {
    // In one transaction, since another process may be about to fill the tables again.
    const look = db.transaction(() => (bookmarks.load().build === build ? question(queries) : err(fileRefilled)))
    try {
      return look()
    } catch (error) {
      return err(trouble(error))
    }
  }
  return { ...fillerOf(file, bookmarks, options), ask, close }
}

/** Opens the file under a path as a {@link FilledFile}. */
export const openFilledFile = (
  unwanted: Unwanted,
  options: FollowOptions & { readonly path: string },
): Result<FilledFile, StoreOpenFailure> =>
  openDirectoryFile(options.path, unwanted).andThen((file) => {
    try {
      return ok(filledFile(file, options))
    } catch (error) {
      // Between opening it and now somebody may have dropped its tables.
      file.close()
      return err(openFailureOf(error, file.path))
    }
  })
