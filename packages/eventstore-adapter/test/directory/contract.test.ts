import { communityDirectoryContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { memorySetup, sqliteSetup } from './directory-setups.js'

for (const { name, run } of communityDirectoryContract(memorySetup)) test(`memory: ${name}`, run)
for (const { name, run } of communityDirectoryContract(sqliteSetup)) test(`SQLite: ${name}`, run)

test.run()
