import { existsSync } from 'node:fs'
import type { EventStore, RevisionConflict, StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from '../audit/audit-failure.js'
import { openStore } from '../composition/store.js'
import { persistently } from '../history/persistently.js'
import { eventsOf } from '../history/read-store.js'
import type { CopyPlace } from './copy-place.js'
import type { CopiedHistory, CopySource, CopyTarget } from './copy-target.js'
import { type Run, runsOf } from './runs.js'

type StorePlace = Exclude<CopyPlace, { kind: 'lines' }>

const open = (place: StorePlace): Result<EventStore, AuditFailure> =>
  openStore(place).mapErr(({ message }) => notAnswered(message))

async function* historyIn(store: EventStore): CopiedHistory {
  for await (const event of eventsOf(store)) yield event.mapErr(({ message }) => notAnswered(message))
}

/** Opens a store to copy from; it is not made where there is none. */
export const storeSource = (place: StorePlace): Result<CopySource, AuditFailure> =>
  place.kind === 'sqlite' && !existsSync(place.path)
    ? err(askedWrongly(`--from: there is no file ${place.path}.`))
    : open(place).map((store) => ({ events: () => historyIn(store), close: store.close }))

const isSame = (source: StoredEvent, target: StoredEvent): boolean =>
  source.streamId === target.streamId &&
  source.revision === target.revision &&
  source.id === target.id &&
  source.type === target.type &&
  source.digest === target.digest &&
  source.text === target.text

const told = (run: Run, error: RevisionConflict | StoreFailure): AuditFailure => {
  const [{ streamId, revision }] = run
  const why =
    error.kind === 'store-failure'
      ? error.message
      : 'the target holds something else in its place. Let nobody write to it, and copy to an empty one.'
  return notAnswered(`Event ${revision} of ${streamId} could not be copied: ${why} Copy again to go on from there.`)
}

const append = (store: EventStore, run: Run) => {
  const [{ streamId, revision }] = run
  const expected = revision === 0n ? 'no_stream' : revision - 1n
  const events = run.map(({ id, type, text, digest }) => ({ id, type, text, digest }))
  return store.append(streamId, expected, events)
}

// One after the other: what is sent at the same time may be stored in any order.
const addInTurn = async (store: EventStore, runs: readonly Run[]): Promise<Result<void, AuditFailure>> => {
  for (const run of runs) {
    const added = await persistently(() => append(store, run))
    if (added.isErr()) return err(told(run, added.error))
  }
  return ok(undefined)
}

// A file takes appends of the same moment in their order and in one commit, all or none, which is many times faster.
// Where it takes none, they are made again one by one; those that are there already change nothing.
const addTogether = async (store: EventStore, runs: readonly Run[]): Promise<Result<void, AuditFailure>> => {
  const added = await Promise.all(runs.map((run) => append(store, run)))
  return added.every((result) => result.isOk()) ? ok(undefined) : addInTurn(store, runs)
}

/** Opens a store to copy to; a file is made where there is none. */
export const storeTarget = (place: StorePlace): Result<CopyTarget, AuditFailure> =>
  open(place).map((store) => ({
    events: () => historyIn(store),
    isSame,
    add: (events) => (place.kind === 'sqlite' ? addTogether : addInTurn)(store, runsOf(events)),
    finish: async () => ok(undefined),
    close: store.close,
  }))
