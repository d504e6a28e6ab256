import { consumerGroupContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { memoryGroupsSetup } from './group-setups.js'

for (const { name, run } of consumerGroupContract(memoryGroupsSetup)) test(`memory groups: ${name}`, run)

test.run()
