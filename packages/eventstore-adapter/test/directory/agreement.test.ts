import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CommunityDirectory } from '@community-handshake/domain'
import { historyWriter, sampleEvents, type WrittenEvent } from '@community-handshake/domain/testing'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryDirectory, memoryEventStore, nodePlatform } from '../../src/index.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openDirectory } from './directories.js'
import { everythingIn, type Interests } from './everything.js'

const { hasher } = nodePlatform()
const samples = sampleEvents

const tenants = ['owner', 'guest', 'third', 'nobody']
const addresses = ['guest', 'other']
const minutes = fc.integer({ min: 0, max: 30 })

// Few of everything, so that events often meet; and in any order, so that many make no sense.
const about = fc.record({
  in: fc.integer({ min: 1, max: 4 }),
  number: fc.integer({ min: 1, max: 8 }),
  at: minutes,
  due: minutes,
  tenant: fc.constantFrom('guest', 'third', 'owner'),
  to: fc.constantFrom(...addresses),
  name: fc.constantFrom('Straße', 'alpha', 'ALPHA', '\u{1f600}', '\ufffd', 'Ｗｉｄｅ'),
  description: fc.constantFrom('', 'a', 'Maße', 'ssa'),
  ownedBy: fc.constantFrom('owner', 'guest'),
  alias: fc.constantFrom(null, 'Masse', 'β'),
  users: fc.subarray(['una', 'ulf']),
})
type About = typeof about extends fc.Arbitrary<infer Given> ? Given : never
type Make = (given: About) => readonly WrittenEvent[]

const withUsers = ({ users, ...given }: About) => ({ ...given, users: users.length === 0 ? ['una'] : users })

const likely: readonly Make[] = [
  (given) => [samples.created(given)],
  (given) => [samples.invited(given)],
  (given) => [samples.accepted(given)],
  (given) => [samples.invited(given), samples.accepted(given)],
  samples.joined,
  samples.joined,
]
const others: readonly Make[] = [
  (given) => [samples.renamed(given)],
  (given) => [samples.resent(given)],
  (given) => [samples.confirmed(given)],
  (given) => [samples.declined(given)],
  (given) => [samples.revoked(given)],
  (given) => [samples.withdrawn(given)],
  (given) => [samples.refused(given)],
  (given) => [samples.expired(given)],
  (given) => [samples.expired(given), samples.resent(given)],
  (given) => [samples.memberEvent('TenantRemoved', given)],
  (given) => [samples.memberEvent('TenantLeft', given)],
  (given) => [samples.memberEvent('SharingPaused', given)],
  (given) => [samples.memberEvent('SharingPaused', given)],
  (given) => [samples.memberEvent('SharingResumed', given)],
  (given) => [samples.aliasChanged(given)],
  (given) => [samples.membersAdded(withUsers(given))],
  (given) => [samples.membersRemoved(withUsers(given))],
]
const make = fc.oneof(
  { arbitrary: fc.constantFrom(...likely), weight: 5 },
  { arbitrary: fc.constantFrom(...others), weight: 6 },
  { arbitrary: fc.constant<Make>((given) => [samples.closed(given)]), weight: 1 },
)
const event = fc.tuple(make, about).map(([one, given]) => one(given))

// Each part is appended, then everything is asked; before some of them the directory in the file is opened again.
const part = fc.record({ events: fc.array(event, { maxLength: 25 }), isReopened: fc.boolean(), now: minutes })
const history = fc.array(part, { minLength: 1, maxLength: 3 })

const interestsAt = (now: number): Interests => ({
  ...{ tenants, addresses, limit: 3 },
  communities: [1, 2, 3, 4].map(samples.community),
  now: samples.minute(now),
})

test(
  'whatever happens, the directory in memory and that in SQLite give the same answers',
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'directory.db')
    await fc.assert(
      fc.asyncProperty(history, async (parts) => {
        for (const file of readdirSync(folder)) rmSync(join(folder, file))
        const store = memoryEventStore()
        const { write } = historyWriter()
        const memory: CommunityDirectory = memoryDirectory({ store, hasher })
        let sqlite = openDirectory({ path, store })
        try {
          for (const { events, isReopened, now } of parts) {
            if (isReopened) await sqlite.close()
            if (isReopened) sqlite = openDirectory({ path, store })
            await write({ store, hasher }, ...events.flat())
            assert.equal(await everythingIn(sqlite, interestsAt(now)), await everythingIn(memory, interestsAt(now)))
          }
        } finally {
          await sqlite.close()
        }
      }),
      { numRuns: 50 },
    )
  }),
)

test.run()
