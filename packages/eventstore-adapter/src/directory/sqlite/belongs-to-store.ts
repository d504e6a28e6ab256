import type { StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { DirectorySource } from '../directory-options.js'
import { type Bookmark, markOf } from './bookmark.js'

type Read = Result<readonly StoredEvent[], StoreFailure>

// A store of another kind finds the name of a stream or a position invalid.
const orNothing = (read: Read): Read => (read.isErr() && read.error.reason === 'invalid' ? ok([]) : read)

/**
 * Tells whether the tables were filled from this store: the first and the last event that they have seen must stand
 * there. A store that was restored from a backup taken before is another one.
 */
export const belongsToStore = async (
  { read }: Bookmark,
  { store }: DirectorySource,
): Promise<Result<boolean, StoreFailure>> => {
  if (read === undefined) return ok(true)
  const { firstMark, position, last } = read
  const first = await store.readAll({ limit: 1 })
  if (first.isErr()) return err(first.error)
  const found = orNothing(await store.readStream(last.streamId, { from: last.revision, limit: 1 }))
  if (found.isErr()) return err(found.error)
  const [start] = first.value
  const [end] = found.value
  if (start === undefined || end === undefined) return ok(false)
  return ok(markOf(start) === firstMark && markOf(end) === last.mark && end.position === position)
}
