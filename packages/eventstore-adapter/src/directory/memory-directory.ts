import { setTimeout } from 'node:timers/promises'
import {
  type CommunityDirectory,
  communityStreamPrefix,
  type DirectoryFailure,
  type DirectoryProjection,
  type Position,
  type StoreFailure,
} from '@community-handshake/domain'
import { err, type Result, ResultAsync } from 'neverthrow'
import { closedFailure } from '../store/failures.js'
import { type DirectorySource, readOn, startReader } from './directory-reader.js'
import { sharedRuns } from './shared-runs.js'

/** What the directory is made from. */
export interface MemoryDirectoryOptions extends DirectorySource {
  /** How long `waitFor` waits for a position that the store does not have yet, in milliseconds; 5,000 if left out. */
  readonly patienceMs?: number
}

const pauseMs = 20

// What a caller holds must not change under its hands when the next event comes.
const copies = <Row extends object>(rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ ...row }))

const behind = (patienceMs: number): DirectoryFailure => ({
  kind: 'directory-behind',
  message: `The store did not reach that position within ${patienceMs} ms. Try again, or ask for one that it gave out.`,
})

/**
 * Opens a directory that lives in memory and is filled from the store's history.
 * Before each answer it reads what is new, so an answer holds everything stored before the question.
 * A damaged event stops it there: it gives no answers from half a history.
 */
export const memoryDirectory = (options: MemoryDirectoryOptions): CommunityDirectory => {
  const { patienceMs = 5000 } = options
  const reader = startReader()
  let isClosed = false
  // A position in another kind of stream is reached only by looking at all of them, for once.
  let looksAtAll = false

  const catchUp = sharedRuns(() => {
    const prefix = looksAtAll ? '' : communityStreamPrefix
    looksAtAll = false
    return readOn(reader, options, prefix)
  })
  const level = async (): Promise<Result<void, StoreFailure>> => (isClosed ? err(closedFailure) : catchUp())

  const answer = <T>(question: (projection: DirectoryProjection) => T): ResultAsync<T, DirectoryFailure> =>
    new ResultAsync(level()).map(() => question(reader.projection))

  const hasReached = (position: Position): boolean => reader.after !== undefined && reader.after >= position

  const reach = async (position: Position, deadline: number): Promise<Result<void, DirectoryFailure>> => {
    looksAtAll = true
    const read = await level()
    if (read.isErr() || hasReached(position)) return read
    if (Date.now() >= deadline) return err(behind(patienceMs))
    await setTimeout(pauseMs)
    return reach(position, deadline)
  }

  const waitFor = async (position: Position): Promise<Result<void, DirectoryFailure>> => {
    const deadline = Date.now() + patienceMs
    const read = await level()
    return read.isErr() || hasReached(position) ? read : reach(position, deadline)
  }

  return {
    communitiesOf: (tenantId) => answer((rows) => copies(rows.communitiesOf(tenantId))),
    communityOf: (invitationId) => answer((rows) => rows.communityOf(invitationId)),
    invitationsTo: (recipient) => answer((rows) => copies(rows.invitationsTo(recipient))),
    invitationsAcceptedBy: (tenantId) => answer((rows) => copies(rows.invitationsAcceptedBy(tenantId))),
    waitFor: (position) => new ResultAsync(waitFor(position)),
    close: async () => {
      isClosed = true
    },
  }
}
