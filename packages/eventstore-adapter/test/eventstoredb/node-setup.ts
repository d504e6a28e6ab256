import type { CheckpointedStore, ContractSetup } from '@community-handshake/domain/testing'
import {
  type EventStoreDbStore,
  type EventStoreDbStoreOptions,
  eventStoreDbStore,
} from '../../src/eventstoredb/event-store-db-store.js'
import { startEventStoreDbNode } from '../../src/testing/index.js'
import { expire } from '../patience.js'

/** Opens a store; throws if the options are wrong. */
export const openStore = (options: EventStoreDbStoreOptions): EventStoreDbStore => {
  const opened = eventStoreDbStore(options)
  if (opened.isErr()) throw new Error(opened.error.message)
  return opened.value
}

/** The store on a node in this process as the contract suites want it. */
export const nodeSetup: ContractSetup<CheckpointedStore> = {
  newPlace: async () => {
    const node = await startEventStoreDbNode()
    return { open: async () => openStore({ connectionString: node.connectionString }), remove: node.stop }
  },
  survivesRestart: true,
  expire,
}
