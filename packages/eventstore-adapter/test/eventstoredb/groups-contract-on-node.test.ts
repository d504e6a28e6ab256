import { type ContractSetup, consumerGroupContract, type GroupSubject } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { startEventStoreDbNode } from '../../src/testing/index.js'
import { groupSubject } from '../consumer-groups/group-setups.js'
import { expire } from '../patience.js'
import { openStore } from './node-setup.js'

const setup: ContractSetup<GroupSubject> = {
  newPlace: async () => {
    const node = await startEventStoreDbNode()
    return {
      open: async () => {
        const store = openStore({ connectionString: node.connectionString })
        return groupSubject(store, store.consumerGroups)
      },
      remove: node.stop,
    }
  },
  survivesRestart: true,
  expire,
}

for (const { name, run } of consumerGroupContract(setup)) test(`EventStoreDB groups: ${name}`, run)

test.run()
