import { checkpointsContract, eventStoreContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { nodeSetup } from './node-setup.js'

for (const { name, run } of eventStoreContract(nodeSetup)) test(`EventStoreDB: ${name}`, run)
for (const { name, run } of checkpointsContract(nodeSetup)) test(`EventStoreDB: ${name}`, run)

test.run()
