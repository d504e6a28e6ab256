import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckpointedStore, ContractSetup } from '@community-handshake/domain/testing'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { sqliteEventStore } from '../../src/sqlite/sqlite-event-store.js'
import { expire } from '../patience.js'

/** The memory store as the contract suites want it. */
export const memorySetup: ContractSetup<CheckpointedStore> = {
  newPlace: async () => ({ open: async () => memoryEventStore(), remove: async () => {} }),
  survivesRestart: false,
  expire,
}

/** The SQLite store as the contract suites want it. */
export const sqliteSetup: ContractSetup<CheckpointedStore> = {
  newPlace: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'event-store-'))
    return {
      open: async () => {
        const opened = sqliteEventStore({ path: join(folder, 'events.db') })
        if (opened.isErr()) throw new Error(opened.error.message)
        return opened.value
      },
      remove: () => rm(folder, { recursive: true }),
    }
  },
  survivesRestart: true,
  expire,
}
