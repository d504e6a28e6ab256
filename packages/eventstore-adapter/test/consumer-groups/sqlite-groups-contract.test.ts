import { consumerGroupContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { sqliteGroupsSetup } from './group-setups.js'

for (const { name, run } of consumerGroupContract(sqliteGroupsSetup)) test(`SQLite groups: ${name}`, run)

test.run()
