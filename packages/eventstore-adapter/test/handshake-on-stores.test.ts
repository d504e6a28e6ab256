import { communityHandshake } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryDirectory, memoryEventStore, nodePlatform, sqliteEventStore } from '../src/index.js'
import { ada, bob, serviceOn } from './directory/sample-community.js'
import { checkChain } from './sealed-events.js'
import { membersOf, shakeHands } from './shake-hands.js'
import { storeFile } from './sqlite/stores.js'
import { inTemporaryFolder } from './temporary-folder.js'

const platform = nodePlatform()

test('a handshake on the store in memory makes the tenant a member', async () => {
  const store = memoryEventStore()
  const communityId = await shakeHands(store)
  const state = (await communityHandshake({ store, ...platform }).read(communityId))._unsafeUnwrap()
  assert.equal(membersOf(state), [ada.tenantId, bob.tenantId])
  await store.close()
})

test(
  'a handshake on the store in SQLite outlives a restart, in the community and in the directory',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const before = sqliteEventStore({ path })._unsafeUnwrap()
    const communityId = await shakeHands(before)
    await before.close()

    const store = sqliteEventStore({ path })._unsafeUnwrap()
    const state = (await communityHandshake({ store, ...platform }).read(communityId))._unsafeUnwrap()
    assert.equal(membersOf(state), [ada.tenantId, bob.tenantId])
    const directory = memoryDirectory({ store, ...platform })
    const { tenantId, userId } = bob
    const wanted = { tenantId, userId, sortBy: 'joinedAt', direction: 'descending', limit: 10 } as const
    const { rows } = (await directory.communities(wanted))._unsafeUnwrap()
    assert.equal(
      rows.map((row) => [row.communityId, row.tenantCount]),
      [[communityId, 2]],
    )
    assert.is(checkChain((await store.readAll())._unsafeUnwrap()).revision, 3)
    await store.close()
  }),
)

test(
  'many administrators who invite at the same moment all succeed, each once',
  inTemporaryFolder(async (folder) => {
    const store = sqliteEventStore({ path: storeFile(folder) })._unsafeUnwrap()
    const [one, other] = [serviceOn(store), serviceOn(store)]
    const { communityId } = (await one.createCommunity({ actor: ada }, { name: 'Pumps' }))._unsafeUnwrap()
    const invitations = Array.from({ length: 40 }, (_none, index) =>
      (index % 2 === 0 ? one : other).inviteTenant(
        { actor: ada },
        { communityId, email: `person${index}@globex.example` },
      ),
    )
    const results = await Promise.all(invitations)
    assert.equal(
      results.map((result) => result.isOk()),
      results.map(() => true),
    )
    assert.is(checkChain((await store.readAll())._unsafeUnwrap()).revision, 40)
    await store.close()
  }),
)

test.run()
