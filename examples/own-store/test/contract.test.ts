import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore } from '@community-handshake/domain'
import { type ContractSetup, eventStoreContract } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import { fileEventStore } from '../src/store/file-event-store.js'
import { valueIn } from './results.js'

const patienceMs = 30_000

const setup: ContractSetup<EventStore> = {
  newPlace: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'own-store-'))
    return {
      open: async () => valueIn(await fileEventStore(join(folder, 'events.ndjson'))),
      remove: () => rm(folder, { recursive: true }),
    }
  },
  survivesRestart: true,
  expire: () => {
    let timer: NodeJS.Timeout | undefined
    const expired = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`nothing came within ${patienceMs} ms`)), patienceMs)
    })
    return { expired, cancel: () => clearTimeout(timer) }
  },
}

for (const { name, run } of eventStoreContract(setup)) test(name, run)

test.run()
