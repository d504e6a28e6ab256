import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonKeys } from '@community-handshake/domain'
import type { ContractSetup } from '@community-handshake/domain/testing'
import { memoryPersonKeys } from '../../src/keys/memory-person-keys.js'
import { sqlitePersonKeys } from '../../src/keys/sqlite-person-keys.js'
import { expire } from '../patience.js'
import { valueIn } from '../results.js'

/** Keys in memory as the contract suite wants them. */
export const memoryKeysSetup: ContractSetup<PersonKeys> = {
  newPlace: async () => ({ open: async () => memoryPersonKeys(), remove: async () => {} }),
  survivesRestart: false,
  expire,
}

/** Keys in an SQLite file as the contract suite wants them. */
export const sqliteKeysSetup: ContractSetup<PersonKeys> = {
  newPlace: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'person-keys-'))
    return {
      open: async () => valueIn(sqlitePersonKeys({ path: join(folder, 'keys.db') })),
      remove: () => rm(folder, { recursive: true }),
    }
  },
  survivesRestart: true,
  expire,
}
