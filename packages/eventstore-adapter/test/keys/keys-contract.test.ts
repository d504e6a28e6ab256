import { personKeysContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { memoryKeysSetup, sqliteKeysSetup } from './keys-setups.js'

for (const { name, run } of personKeysContract(memoryKeysSetup)) test(`memory: ${name}`, run)
for (const { name, run } of personKeysContract(sqliteKeysSetup)) test(`SQLite: ${name}`, run)

test.run()
