import type { Position, StoredEvent } from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import { tablesVersion } from './directory-tables.js'

/** An event in the history, and what tells it from any other that might stand there. */
export interface MarkedEvent {
  readonly streamId: string
  readonly revision: bigint
  readonly mark: string
}

/** How far the tables have come, and in which history. */
export interface Bookmark {
  /** Names one filling of the tables from nothing. */
  readonly build: string
  /** Whether the tables are those of this version of the software. */
  readonly isOurVersion: boolean
  /** The first and the last event that were read, and the position of the last one; undefined before any. */
  readonly read: { readonly firstMark: string; readonly position: Position; readonly last: MarkedEvent } | undefined
}

/** The bookmark in a database; its calls return at once and throw what SQLite throws. */
export interface BookmarkTable {
  readonly load: () => Bookmark
  /** Moves the bookmark on to an event; `first` is the first one of the page in hand. */
  readonly move: (last: StoredEvent, first: StoredEvent) => void
}

/** What tells an event from any other. */
export const markOf = ({ id, digest }: StoredEvent): string => `${id} ${digest}`

interface Row {
  readonly version: number
  readonly build: string
  readonly first_mark: string | null
  readonly position: string | null
  readonly last_stream: string | null
  readonly last_revision: string | null
  readonly last_mark: string | null
}

const readOf = ({ first_mark, position, last_stream, last_revision, last_mark }: Row): Bookmark['read'] => {
  if (first_mark === null || position === null || last_stream === null || last_revision === null || last_mark === null)
    return undefined
  const last = { streamId: last_stream, revision: BigInt(last_revision), mark: last_mark }
  return { firstMark: first_mark, position: position as Position, last }
}

/** Makes a {@link BookmarkTable}. */
export const bookmarkTable = (db: Database): BookmarkTable => {
  const load = db.prepare<[], Row>('SELECT user_version AS version, bookmark.* FROM bookmark, pragma_user_version')
  const move = db.prepare<[string, string, string, string, string]>(
    `UPDATE bookmark SET first_mark = coalesce(first_mark, ?),
     position = ?, last_stream = ?, last_revision = ?, last_mark = ?`,
  )
  return {
    load: () => {
      const row = load.get()
      if (row === undefined) throw new Error('The bookmark is missing.')
      return { build: row.build, isOurVersion: row.version === tablesVersion, read: readOf(row) }
    },
    move: (last, first) => {
      move.run(markOf(first), last.position, last.streamId, String(last.revision), markOf(last))
    },
  }
}
