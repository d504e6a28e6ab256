import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, basil, bela, boris, carla, type Person } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

type Json = ReturnType<typeof JSON.parse>

/** Walks through a list page by page and gives the items of each page. */
const pages = async (world: World, who: Person, path: string): Promise<Json[][]> => {
  const found: Json[][] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page = good(await world.call(who, 'GET', `${path}limit=2${query}`))
    found.push(page['items'])
    cursor = page['nextCursor']
    assert.ok(found.length < 20, 'the list does not end')
  }
  return found
}

test('communities come page by page, the newest first, and new ones do not disturb a walk', async () => {
  const world = await openWorld()
  const ids = []
  for (let index = 0; index < 5; index += 1) ids.unshift(await create(world, ada, { name: `Number ${index}` }))
  const walked = await pages(world, ada, '/communities?')
  assert.equal(
    walked.map((page) => page.map(({ id }) => id)),
    [ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)],
  )
  const first = good(await world.call(ada, 'GET', '/communities?limit=2'))
  await create(world)
  const second = good(await world.call(ada, 'GET', `/communities?limit=2&cursor=${first['nextCursor']}`))
  assert.equal(
    second['items'].map(({ id }: { id: string }) => id),
    ids.slice(2, 4),
  )
  assert.is(second['items'][0].ownerTenantName, 'Tenant aster')
  await world.close()
})

test('a full last page says that it is the last', async () => {
  const world = await openWorld()
  await create(world)
  await create(world)
  assert.is(good(await world.call(ada, 'GET', '/communities?limit=2'))['nextCursor'], null)
  await world.close()
})

test('the tenants of a community come page by page, the owner first', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  for (const who of [bela, carla]) {
    const invitationId = await invite(world, communityId, who.email)
    good(await accept(world, invitationId, who))
    good(await confirm(world, communityId, invitationId, ada, who.tenantId))
  }
  const walked = await pages(world, boris, `/communities/${communityId}/tenants?`)
  assert.equal(
    walked.map((page) => page.map(({ tenantId }) => tenantId)),
    [['aster', 'borealis'], ['cascade']],
  )
  await world.close()
})

test('the invitations of a community are found by state, and a walk survives that one changes its state', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations`
  const ids: string[] = []
  for (let index = 0; index < 5; index += 1) ids.unshift(await invite(world, communityId, `p${index}@borealis.example`))
  const own = await invite(world, communityId)
  const first = good(await world.call(ada, 'GET', `${path}?state=Invited&limit=1`))
  assert.is(first['items'][0].id, own)
  good(await accept(world, own))
  const walk = good(await world.call(ada, 'GET', `${path}?state=Invited&cursor=${first['nextCursor']}`))
  assert.equal(
    walk['items'].map(({ id }: { id: string }) => id),
    ids,
  )
  const accepted = good(await world.call(ada, 'GET', `${path}?state=Accepted`))['items']
  assert.equal(
    accepted.map(({ id }: { id: string }) => id),
    [own],
  )
  assert.is(accepted[0].acceptance.tenantName, 'Tenant borealis')
  assert.equal(good(await world.call(ada, 'GET', `${path}?state=Confirmed`))['items'], [])
  await world.close()
})

test('a cursor of another list is not taken', async () => {
  const world = await openWorld()
  await create(world)
  const communityId = await create(world)
  await invite(world, communityId)
  await invite(world, communityId, carla.email)
  const { nextCursor } = good(await world.call(ada, 'GET', '/communities?limit=1'))
  const other = await world.call(ada, 'GET', `/communities/${communityId}/invitations?cursor=${nextCursor}`)
  isProblem(other, 400, 'invalid-request')
  await world.close()
})

test('somebody finds the invitations to their address, and administrators those that their tenant accepted', async () => {
  const world = await openWorld()
  const own: string[] = []
  for (let index = 0; index < 3; index += 1) {
    own.unshift(await invite(world, await create(world)))
    world.clock.moveOn(1)
  }
  const shared = await invite(world, await create(world), 'office@borealis.example')
  good(await accept(world, shared, bela, { secret: world.secretOf(shared) }))
  const walked = await pages(world, bela, '/invitations?')
  assert.equal(
    walked.map((page) => page.map(({ id }) => id)),
    [[shared, own[0]], own.slice(1)],
  )
  const byTenant = good(await world.call(basil, 'GET', '/invitations'))['items']
  assert.equal(
    byTenant.map(({ id }: { id: string }) => id),
    [shared],
  )
  assert.equal(good(await world.call(boris, 'GET', '/invitations'))['items'], [])
  await world.close()
})

test('received invitations are found by state, several at once', async () => {
  const world = await openWorld()
  const open = await invite(world, await create(world))
  const declined = await invite(world, await create(world))
  good(await world.call(bela, 'POST', `/invitations/${declined}/decline`))
  const lapsed = await invite(world, await create(world, ada, { policy: { deadlineDays: 1 } }))
  world.clock.moveOn(1)
  const found = async (query: string): Promise<string[]> =>
    good(await world.call(bela, 'GET', `/invitations${query}`))['items'].map(({ id }: { id: string }) => id)
  assert.equal((await found('')).length, 3)
  assert.equal(await found('?state=Invited'), [open])
  assert.equal(await found('?state=Expired'), [lapsed])
  assert.equal((await found('?state=Declined&state=Expired')).sort(), [declined, lapsed].sort())
  isProblem(await world.call(bela, 'GET', '/invitations?state=Gone'), 400, 'invalid-request')
  await world.close()
})

test('what a tenant accepted in plenty and somebody there may not see leaves pages that are not the last', async () => {
  const world = await openWorld()
  for (let index = 0; index < 7; index += 1) {
    const id = await invite(world, await create(world), 'office@borealis.example')
    good(await accept(world, id, bela, { secret: world.secretOf(id) }))
    world.clock.moveOn(0.01)
  }
  const walked = await pages(world, bela, '/invitations?')
  assert.is(walked.flat().length, 7)
  const unseen = good(await world.call(boris, 'GET', '/invitations?limit=1'))
  assert.equal(unseen['items'], [])
  assert.type(unseen['nextCursor'], 'string')
  assert.equal((await pages(world, boris, '/invitations?')).flat(), [])
  await world.close()
})

test('an invitation that is both to me and accepted by my tenant is listed once', async () => {
  const world = await openWorld()
  const invitationId = await invite(world, await create(world))
  good(await accept(world, invitationId))
  assert.is(good(await world.call(bela, 'GET', '/invitations'))['items'].length, 1)
  await world.close()
})

test.run()
