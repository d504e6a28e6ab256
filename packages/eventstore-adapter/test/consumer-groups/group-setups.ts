import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ConsumerGroups, EventStore } from '@community-handshake/domain'
import type { ContractSetup, GroupSubject } from '@community-handshake/domain/testing'
import { memoryConsumerGroups } from '../../src/consumer-group/memory/memory-consumer-groups.js'
import { sqliteConsumerGroups } from '../../src/consumer-group/sqlite/sqlite-consumer-groups.js'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { systemClock } from '../../src/platform/system-clock.js'
import { sqliteEventStore } from '../../src/sqlite/sqlite-event-store.js'
import { expire } from '../patience.js'

/** The groups with the store, and with what a case needs of the machine. */
export const groupSubject = (
  store: EventStore,
  groups: ConsumerGroups & Partial<Pick<GroupSubject, 'close'>>,
): GroupSubject => ({
  store,
  groups,
  clock: systemClock(),
  pause: (ms) => setTimeout(ms),
  close: async () => {
    await groups.close?.()
    await store.close()
  },
})

/** Groups in memory on a store in memory. */
export const memoryGroupsSetup: ContractSetup<GroupSubject> = {
  newPlace: async () => ({
    open: async () => {
      const store = memoryEventStore()
      return groupSubject(store, memoryConsumerGroups({ store }))
    },
    remove: async () => {},
  }),
  survivesRestart: false,
  expire,
}

/** Groups in a file on a store in a file. */
export const sqliteGroupsSetup: ContractSetup<GroupSubject> = {
  newPlace: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'groups-'))
    return {
      open: async () => {
        const store = sqliteEventStore({ path: join(folder, 'events.db') })
        if (store.isErr()) throw new Error(store.error.message)
        const groups = sqliteConsumerGroups({ store: store.value, path: join(folder, 'work.db') })
        if (groups.isErr()) throw new Error(groups.error.message)
        return groupSubject(store.value, groups.value)
      },
      remove: () => rm(folder, { recursive: true }),
    }
  },
  survivesRestart: true,
  expire,
}
