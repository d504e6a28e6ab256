import {
  type DirectoryFailure,
  type DirectoryProjection,
  type Position,
  type StoredEvent,
  type StoreFailure,
  startDirectory,
} from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { catchUp, type Taker } from './catch-up.js'
import { directoryClosed } from './directory-closed.js'
import type { FollowingDirectory, FollowOptions } from './directory-options.js'
import { readEvent } from './read-event.js'
import { sharedRuns } from './shared-runs.js'
import { patienceOf, waitUntil } from './wait-until.js'

/** What a directory in memory is made from. */
export type MemoryDirectoryOptions = FollowOptions

/** A taker that stays before the first event that it cannot take, and meets it again at the next try. */
const takerInto = (projection: DirectoryProjection, { hasher }: MemoryDirectoryOptions): Taker => {
  let position: Position | undefined

  const take = (page: readonly StoredEvent[]): Result<void, StoreFailure> => {
    for (const stored of page) {
      const event = readEvent(hasher, stored)
      if (event.isErr()) return err(event.error)
      if (event.value !== undefined) projection.apply(event.value)
      position = stored.position
    }
    return ok(undefined)
  }
  return { position: () => ok(position), take }
}

/**
 * Opens a directory that lives in memory and is filled from the store's history.
 * Before each answer it reads what is new, so an answer holds everything stored before the question.
 * A damaged event stops it there: it gives no answers from half a history.
 */
export const memoryDirectory = (options: MemoryDirectoryOptions): FollowingDirectory => {
  const projection = startDirectory()
  const taker = takerInto(projection, options)
  const patienceMs = patienceOf(options)
  let isClosed = false

  const runs = sharedRuns(() => catchUp(taker, options))
  const level = async (): Promise<Result<void, StoreFailure>> => (isClosed ? err(directoryClosed) : runs())

  const answer = <T, E>(question: () => Result<T, E>): ResultAsync<T, E | DirectoryFailure> =>
    new ResultAsync(level()).andThen(() => question())

  return {
    communities: (query) => answer(() => projection.communities(query)),
    invitations: (query) => answer(() => projection.invitations(query)),
    receivedInvitations: (query) => answer(() => projection.receivedInvitations(query)),
    communityOf: (invitationId) => answer(() => ok(projection.communityOf(invitationId))),
    dueInvitations: (now, limit) => answer(() => projection.dueInvitations(now, limit)),
    catchUp: () => new ResultAsync(level()),
    waitFor: (position) => {
      const reached = async () => (await level()).andThen(() => taker.position())
      return new ResultAsync(waitUntil({ position, patienceMs, reached }))
    },
    close: async () => {
      isClosed = true
    },
  }
}
