import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import type { Appended, EventStore, Position, RevisionConflict, StoredEvent, StoreFailure } from '../../src/index.js'

/** Something that goes wrong at the next append. */
export type Fault = 'unavailable' | 'unknown-but-stored' | 'unknown-not-stored'

/** A store in memory for tests of the core, with faults on demand. */
export interface FaultyStore extends EventStore {
  readonly all: StoredEvent[]
  readonly faults: Fault[]
  /** Called before each append looks at the stream. */
  beforeAppend: () => Promise<void>
  appends: number
}

const failure = (reason: StoreFailure['reason']): StoreFailure => ({ kind: 'store-failure', reason, message: reason })

export const faultyStore = (): FaultyStore => {
  const all: StoredEvent[] = []
  const streamOf = (streamId: string) => all.filter((event) => event.streamId === streamId)
  const append = (
    streamId: string,
    expected: Parameters<EventStore['append']>[1],
    events: Parameters<EventStore['append']>[2],
  ): ResultAsync<Appended, RevisionConflict | StoreFailure> => {
    const stream = streamOf(streamId)
    const found = events.map(({ id, text }) => stream.find((one) => one.id === id && one.text === text))
    const last = found.at(-1)
    if (found.every((one) => one !== undefined) && last !== undefined)
      return okAsync({ revision: last.revision, position: last.position })
    const actual = stream.length === 0 ? 'no_stream' : BigInt(stream.length - 1)
    if (expected !== actual) return errAsync({ kind: 'revision-conflict', streamId, expected, actual })
    let stored: StoredEvent | undefined
    for (const event of events) {
      const position = String(all.length + 1).padStart(20, '0') as Position
      stored = { ...event, streamId, revision: BigInt(streamOf(streamId).length), position }
      all.push(stored)
    }
    return okAsync({ revision: stored?.revision ?? 0n, position: stored?.position ?? ('' as Position) })
  }
  const store: FaultyStore = {
    ...{ all, faults: [], appends: 0 },
    beforeAppend: async () => undefined,
    append: (streamId, expected, events) =>
      ResultAsync.fromSafePromise(store.beforeAppend()).andThen(() => {
        store.appends += 1
        const fault = store.faults.shift()
        if (fault === 'unavailable') return errAsync(failure('unavailable'))
        if (fault === 'unknown-not-stored') return errAsync(failure('unknown-outcome'))
        const appended = append(streamId, expected, events)
        return fault === 'unknown-but-stored' ? appended.andThen(() => errAsync(failure('unknown-outcome'))) : appended
      }),
    readStream: (streamId, { from = 0n, limit = 1000 } = {}) =>
      okAsync(streamOf(streamId).slice(Number(from), Number(from) + limit)),
    readAll: () => okAsync(all),
    subscribe: async function* () {},
    close: async () => undefined,
  }
  return store
}
