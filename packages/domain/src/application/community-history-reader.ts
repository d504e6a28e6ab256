import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow'
import { historyUntil, type OpenedEvent, openedEvent, type PointInHistory } from '../audit/opened-history.js'
import { startFold } from '../community/fold.js'
import type { CommunityState } from '../community/state.js'
import { communityStreamId } from '../history/community-history.js'
import { type HistoryDamaged, historyDamaged } from '../history/open-event.js'
import { genesisDigest } from '../history/seal.js'
import type { CommunityId } from '../identity/ids.js'
import type { EventStore, StoredEvent, StoreFailure } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'

/** What reading a history needs. */
export interface HistoryPorts {
  readonly store: Pick<EventStore, 'readStream'>
  readonly hasher: Hasher
}

/** Which part of a history is wanted. */
export interface HistoryPart {
  /** The first revision wanted; 0 if left out. */
  readonly from?: number
  /** At most so many events, 1 to 9,999; 1,000 if left out. */
  readonly limit?: number
}

/** What keeps a history from being read. */
export type HistoryFailure = StoreFailure | HistoryDamaged

const pageSize = 1000

interface Link {
  readonly revision: number
  /** Undefined where the event before it was not read. */
  readonly previousDigest: string | undefined
}

const openLink = (hasher: Hasher, stored: StoredEvent, link: Link): Result<OpenedEvent, HistoryDamaged> =>
  openedEvent(hasher, stored).andThen((opened) => {
    if (opened.envelope.revision !== link.revision) return err(historyDamaged(stored, 'follows a gap'))
    return link.previousDigest === undefined || opened.envelope.metadata.previousDigest === link.previousDigest
      ? ok(opened)
      : err(historyDamaged(stored, 'does not continue the digest chain'))
  })

const openChain = (
  hasher: Hasher,
  page: readonly StoredEvent[],
  first: number,
): Result<readonly OpenedEvent[], HistoryDamaged> => {
  const chain: OpenedEvent[] = []
  let previousDigest = first === 0 ? genesisDigest : undefined
  for (const stored of page) {
    const opened = openLink(hasher, stored, { revision: first + chain.length, previousDigest })
    if (opened.isErr()) return err(opened.error)
    chain.push(opened.value)
    previousDigest = opened.value.digest
  }
  return ok(chain)
}

const isRevision = (number: number): boolean => Number.isSafeInteger(number) && number >= 0

const invalid = (message: string): StoreFailure => ({ kind: 'store-failure', reason: 'invalid', message })

/**
 * Reads a part of a community's history: each event is opened and checked, and so is that it continues the digest
 * chain, from the event before the first one on. Fewer events than asked for: there are no more.
 * A community that does not exist has none.
 */
export const readHistory = (
  { store, hasher }: HistoryPorts,
  communityId: CommunityId,
  { from = 0, limit = pageSize }: HistoryPart = {},
): ResultAsync<readonly OpenedEvent[], HistoryFailure> => {
  if (!isRevision(from)) return errAsync(invalid('The first revision of a history must be a whole number from 0 on.'))
  const before = from === 0 ? 0 : 1
  return store
    .readStream(communityStreamId(communityId), { from: BigInt(from - before), limit: limit + before })
    .andThen((page) => openChain(hasher, page, from - before))
    .map((chain) => chain.slice(before))
}

/** A community as it was at a point of its history. */
export interface CommunityAsOf {
  /** `NoCommunity` before it was created. It is the caller's own and never changes. */
  readonly state: CommunityState
  /** The last event up to that point; undefined before the first. */
  readonly last: OpenedEvent | undefined
}

/**
 * Folds a community's history up to a point: everything before the first event that comes after it. The whole of what
 * is folded is checked, so it takes as long as the history is up to there.
 */
export const communityAsOf = (
  ports: HistoryPorts,
  communityId: CommunityId,
  point: PointInHistory,
): ResultAsync<CommunityAsOf, HistoryFailure> => {
  const walk = async (): Promise<Result<CommunityAsOf, HistoryFailure>> => {
    const fold = startFold()
    let last: OpenedEvent | undefined
    for (;;) {
      const page = await readHistory(ports, communityId, { from: fold.state.revision + 1, limit: pageSize })
      if (page.isErr()) return err(page.error)
      const taken = historyUntil(page.value, point)
      for (const { event } of taken) fold.apply(event)
      last = taken.at(-1) ?? last
      if (taken.length < pageSize) return ok({ state: fold.state, last })
    }
  }
  return new ResultAsync(walk())
}
