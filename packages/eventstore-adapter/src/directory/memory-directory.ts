import { setTimeout } from 'node:timers/promises'
import {
  type CommunityDirectory,
  communityEventOf,
  communityStreamPrefix,
  type DirectoryFailure,
  type DirectoryProjection,
  type EventStore,
  type Hasher,
  openEvent,
  type Position,
  type StoredEvent,
  type StoreFailure,
  startDirectory,
} from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { closedFailure, storeFailure } from '../store/failures.js'
import { sharedRuns } from './shared-runs.js'

/** What the directory is made from. */
export interface MemoryDirectoryOptions {
  readonly store: EventStore
  readonly hasher: Hasher
  /** How long `waitFor` waits for a position that the store does not have yet, in milliseconds; 5,000 if left out. */
  readonly patienceMs?: number
}

interface Reader {
  readonly projection: DirectoryProjection
  after: Position | undefined
}

type Level = Result<void, StoreFailure>

const pageSize = 1000
const pauseMs = 20

const take = ({ projection }: Reader, hasher: Hasher, stored: StoredEvent): Level =>
  openEvent(hasher, stored)
    .andThen((envelope) => communityEventOf(envelope, stored))
    .map((event) => {
      if (event.type !== 'Unknown') projection.apply(event)
    })
    .mapErr(({ message }) => storeFailure('damaged', message))

/** Reads until there is nothing new, all streams or those of communities alone. */
const readOn = async (
  reader: Reader,
  { store, hasher }: MemoryDirectoryOptions,
  streamPrefix: string,
): Promise<Level> => {
  for (;;) {
    const after = reader.after === undefined ? {} : { after: reader.after }
    const page = await store.readAll({ ...after, streamPrefix, limit: pageSize })
    if (page.isErr()) return err(page.error)
    for (const stored of page.value) {
      const taken = stored.streamId.startsWith(communityStreamPrefix) ? take(reader, hasher, stored) : ok(undefined)
      if (taken.isErr()) return taken
      reader.after = stored.position
    }
    if (page.value.length < pageSize) return ok(undefined)
  }
}

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
  const reader: Reader = { projection: startDirectory(), after: undefined }
  let isClosed = false

  // A position of another kind of stream is reached only by looking at all of them, for once.
  let looksAtAll = false
  const level = sharedRuns(() => {
    const prefix = looksAtAll ? '' : communityStreamPrefix
    looksAtAll = false
    return readOn(reader, options, prefix)
  })
  const hasReached = (position: Position): boolean => reader.after !== undefined && reader.after >= position

  const answer = <T>(question: (projection: DirectoryProjection) => T): ResultAsync<T, DirectoryFailure> =>
    new ResultAsync<void, StoreFailure>(isClosed ? Promise.resolve(err(closedFailure)) : level()).map(() =>
      question(reader.projection),
    )

  const waitFor = async (position: Position): Promise<Result<void, DirectoryFailure>> => {
    const deadline = Date.now() + patienceMs
    for (let attempt = 1; ; attempt += 1) {
      if (isClosed) return err(closedFailure)
      looksAtAll ||= attempt > 1
      const read = await level()
      if (read.isErr() || hasReached(position)) return read
      if (attempt > 1 && Date.now() >= deadline) return err(behind(patienceMs))
      if (attempt > 1) await setTimeout(pauseMs)
    }
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
