import type { Checkpoints, EventStore } from '@community-handshake/domain'
import { err, ok } from 'neverthrow'
import { makeChanges } from '../store/changes.js'
import type { StoreEngine } from '../store/engine.js'
import { eventStoreOn } from '../store/event-store-on.js'
import { closedFailure } from '../store/failures.js'
import { memoryLog } from './memory-log.js'

/** An event store that keeps everything in memory, with the checkpoints of its readers. */
export interface MemoryEventStore extends EventStore {
  readonly checkpoints: Checkpoints
}

const memoryEngine = (): StoreEngine => {
  const log = memoryLog()
  const changes = makeChanges()
  let isClosed = false
  return {
    log,
    changes,
    read: (work) => (isClosed ? err(closedFailure) : ok(work())),
    write: async (work) => {
      if (isClosed) return err(closedFailure)
      const done = work()
      changes.announce()
      return done
    },
    close: async () => {
      isClosed = true
      changes.announce()
    },
  }
}

/** Opens an empty event store in memory: for tests, demonstrations and trying things out. */
export const memoryEventStore = (): MemoryEventStore => eventStoreOn(memoryEngine())
