import { communityStreamId } from '../../history/community-history.js'
import { emptyStreamEnd, genesisDigest, type StreamEnd, sealEvents } from '../../history/seal.js'
import type { CommandId, CommunityId, CorrelationId, EventId } from '../../identity/ids.js'
import type { CommunityDirectory } from '../../ports/community-directory.js'
import type { EventStore, EventToAppend, Position } from '../../ports/event-store.js'
import type { Hasher } from '../../ports/hasher.js'
import { timestampOf } from '../../time/timestamp.js'
import { expectOk } from '../contract/expectations.js'

/** A directory together with the store whose history it shows. */
export interface DirectorySubject {
  readonly directory: CommunityDirectory
  readonly store: Pick<EventStore, 'append'>
  readonly hasher: Hasher
  /** Closes both. */
  readonly close: () => Promise<void>
}

/** An event of a community, known to this software or not. */
export interface WrittenEvent {
  readonly type: string
  readonly data: { readonly communityId: CommunityId }
}

/** Where histories are written. */
export type HistoryHome = Pick<DirectorySubject, 'store' | 'hasher'>

/** Writes the histories of communities, as their command handlers would. */
export interface HistoryWriter {
  /** Appends events, each to the stream of its community, in this order; gives the position of the last one. */
  readonly write: (home: HistoryHome, ...events: readonly WrittenEvent[]) => Promise<Position | undefined>
  /** Seals an event as the next one of its community, and appends nothing. */
  readonly seal: (home: HistoryHome, event: WrittenEvent) => EventToAppend
}

const sampleId = (number: number): string => `01890a5d-ac96-774b-8cce-${number.toString(16).padStart(12, '0')}`

const metadataOf = (id: string) => ({
  commandId: id as CommandId,
  commandDigest: genesisDigest,
  correlationId: id as CorrelationId,
  causationId: null,
  actor: null,
  occurredAt: timestampOf(0),
})

// Runs of events of one community, since each append to a durable store takes its time.
const runsOf = (events: readonly WrittenEvent[]) => {
  const runs: { readonly communityId: CommunityId; readonly events: WrittenEvent[] }[] = []
  for (const event of events) {
    const { communityId } = event.data
    const run = runs.at(-1)
    if (run?.communityId === communityId && run.events.length < 500) run.events.push(event)
    else runs.push({ communityId, events: [event] })
  }
  return runs
}

/** Makes a {@link HistoryWriter}; it knows where the streams end, so use one for all that is written to a store. */
export const historyWriter = (): HistoryWriter => {
  const ends = new Map<CommunityId, StreamEnd>()
  let count = 0

  const seal = ({ hasher }: HistoryHome, { type, data }: WrittenEvent): EventToAppend => {
    count += 1
    const id = sampleId(count)
    const streamId = communityStreamId(data.communityId)
    const end = ends.get(data.communityId) ?? emptyStreamEnd
    const toSeal = { id: id as EventId, type, schemaVersion: 1, data, metadata: metadataOf(id) }
    const [sealed] = sealEvents(hasher, streamId, end, [toSeal])
    if (sealed === undefined) throw new Error('one event in must give one event out')
    return sealed
  }
  const sealNext = (home: HistoryHome, event: WrittenEvent): EventToAppend => {
    const sealed = seal(home, event)
    const { communityId } = event.data
    ends.set(communityId, { revision: (ends.get(communityId)?.revision ?? -1) + 1, digest: sealed.digest })
    return sealed
  }
  const write: HistoryWriter['write'] = async (home, ...events) => {
    let position: Position | undefined
    for (const run of runsOf(events)) {
      const sealed = run.events.map((event) => sealNext(home, event))
      const appending = home.store.append(communityStreamId(run.communityId), 'any', sealed)
      const appended = await expectOk(appending, 'writing a history')
      position = appended.position
    }
    return position
  }
  return { write, seal }
}
