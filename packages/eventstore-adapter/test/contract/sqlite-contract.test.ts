import { checkpointsContract, eventStoreContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { sqliteSetup } from './contract-setups.js'

for (const { name, run } of eventStoreContract(sqliteSetup)) test(`SQLite: ${name}`, run)
for (const { name, run } of checkpointsContract(sqliteSetup)) test(`SQLite: ${name}`, run)

test.run()
