import {
  type Actor,
  type CommunityHandshake,
  type CommunityId,
  type HistoryFailure,
  type HistoryPorts,
  type OpenedEvent,
  type Refusal,
  readHistory,
  requireReader,
} from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import { type HistoryEntry, historyEntry } from './history-entry.js'
import type { Onlooker } from './look.js'

/** What reading a history needs. */
export interface HistoryPagePorts extends HistoryPorts {
  readonly handshake: CommunityHandshake
}

/** Who wants to read whose history. */
export interface HistoryReader {
  readonly communityId: CommunityId
  readonly actor: Actor
}

/** Which entries are wanted. */
export interface EntryRange {
  /** The first revision wanted. */
  readonly from: number
  /** At most so many entries. */
  readonly limit: number
}

/** Some entries of a history. */
export interface EntryPage {
  readonly entries: readonly HistoryEntry[]
  /** The revision to go on from; undefined at the end. */
  readonly next: number | undefined
}

// So much is opened for one page at most, however little of it the reader may see.
const scanSize = 200

const cut = (scanned: readonly OpenedEvent[], onlooker: Onlooker, { from, limit }: EntryRange): EntryPage => {
  const entries: HistoryEntry[] = []
  let next = from
  for (const opened of scanned) {
    if (entries.length === limit) return { entries, next }
    const entry = historyEntry(opened, onlooker)
    if (entry !== undefined) entries.push(entry)
    next = opened.envelope.revision + 1
  }
  return { entries, next: scanned.length < scanSize ? undefined : next }
}

/**
 * One page of a community's history for one of its members, by the rights that they have now. A page may hold fewer
 * entries than wanted, even none, and not be the last.
 */
export const historyPage = (
  ports: HistoryPagePorts,
  { communityId, actor }: HistoryReader,
  range: EntryRange,
): ResultAsync<EntryPage, HistoryFailure | Refusal> => {
  const readable = () => ports.handshake.read(communityId).andThen((state) => requireReader(state, actor))
  return readable()
    .andThen(() => readHistory(ports, communityId, { from: range.from, limit: scanSize }))
    .andThen((scanned) => readable().map((community) => cut(scanned, { community, actor }, range)))
}
