import { checkpointsContract, eventStoreContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { memorySetup } from './contract-setups.js'

for (const { name, run } of eventStoreContract(memorySetup)) test(`memory: ${name}`, run)
for (const { name, run } of checkpointsContract(memorySetup)) test(`memory: ${name}`, run)

test.run()
