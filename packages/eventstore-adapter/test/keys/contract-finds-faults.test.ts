import type { PersonKeys } from '@community-handshake/domain'
import { personKeysContract } from '@community-handshake/domain/testing'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryPersonKeys } from '../../src/keys/memory-person-keys.js'

type Faulty = (keys: PersonKeys) => PersonKeys

const faults: Readonly<Record<string, Faulty>> = {
  'keeps the keys of the forgotten': (keys) => ({ ...keys, forget: () => okAsync(true) }),
  'never moves the epoch on': (keys) => ({ ...keys, epoch: () => okAsync(0) }),
  'gives everybody the same key': (keys) => ({
    ...keys,
    assure: (addresses) =>
      keys.assure(addresses).map(({ epoch, keys: found }) => ({
        epoch,
        keys: new Map([...found].map(([address, key]) => [address, { ...key, key: new Uint8Array(32) }])),
      })),
  }),
  'makes keys where it should only find them': (keys) => ({ ...keys, find: keys.assure }),
  'does not tell who is forgotten': (keys) => ({
    ...keys,
    keysOf: (persons) => keys.keysOf(persons).map((found) => ({ ...found, forgotten: new Set() })),
  }),
}

for (const [fault, make] of Object.entries(faults))
  test(`the contract finds a key store that ${fault}`, async () => {
    const cases = personKeysContract({
      newPlace: async () => ({ open: async () => make(memoryPersonKeys()), remove: async () => {} }),
      survivesRestart: false,
    })
    const failed = await Promise.all(
      cases.map(({ run }) =>
        run().then(
          () => false,
          () => true,
        ),
      ),
    )
    assert.ok(failed.includes(true))
  })

test.run()
