import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, amy, bela, boris } from './world/people.js'
import { create, good, isProblem, joined, patch, post } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

const names = async (world: World, who: typeof ada, query: string): Promise<readonly string[]> =>
  good(await world.call(who, 'GET', `/communities${query}`))['items'].map(({ name }: { name: string }) => name)

const threeCommunities = async (world: World): Promise<string> => {
  await create(world, ada, { name: 'Alpha', description: 'Turbines at sea.' })
  world.clock.moveOn(1)
  await create(world, ada, { name: 'beta', description: 'Grids.' })
  world.clock.moveOn(1)
  const { communityId } = await joined(world, { name: 'Gamma', description: 'Another thing' })
  return communityId
}

test('communities are found by text in name, alias and description, whatever the case', async () => {
  const world = await openWorld()
  const gamma = await threeCommunities(world)
  good(await patch(world, bela, `/communities/${gamma}/tenants/borealis`, { alias: 'Partners at Sea' }))
  assert.equal(await names(world, ada, '?q=AT%20SEA'), ['Alpha'])
  assert.equal(await names(world, bela, '?q=at%20sea'), ['Gamma'])
  assert.equal(await names(world, ada, '?q=BETA'), ['beta'])
  assert.equal(await names(world, ada, '?q=nothing%20of%20this'), [])
  await world.close()
})

test('communities are found by role and by sharing, and sorted in either direction', async () => {
  const world = await openWorld()
  const gamma = await threeCommunities(world)
  assert.equal(await names(world, ada, ''), ['Gamma', 'beta', 'Alpha'])
  assert.equal(await names(world, ada, '?sort=name'), ['Alpha', 'beta', 'Gamma'])
  assert.equal(await names(world, ada, '?sort=name&direction=descending'), ['Gamma', 'beta', 'Alpha'])
  assert.equal(await names(world, ada, '?sort=description'), ['Gamma', 'beta', 'Alpha'])
  assert.is((await names(world, ada, '?sort=tenantCount'))[0], 'Gamma')
  assert.equal(await names(world, bela, '?role=Owner'), [])
  assert.equal(await names(world, bela, '?role=Member'), ['Gamma'])
  assert.equal(await names(world, ada, '?sharingStatus=Paused'), [])
  good(await patch(world, bela, `/communities/${gamma}/tenants/borealis`, { sharingStatus: 'Paused' }))
  assert.equal(await names(world, ada, '?sharingStatus=Paused'), ['Gamma'])
  assert.equal(await names(world, ada, '?sharingStatus=Active'), ['beta', 'Alpha'])
  await world.close()
})

test('a cursor belongs to one order', async () => {
  const world = await openWorld()
  await threeCommunities(world)
  const { nextCursor } = good(await world.call(ada, 'GET', '/communities?sort=name&limit=1'))
  assert.equal(await names(world, ada, `?sort=name&cursor=${nextCursor}`), ['beta', 'Gamma'])
  isProblem(await world.call(ada, 'GET', `/communities?sort=createdAt&cursor=${nextCursor}`), 400, 'invalid-request')
  await world.close()
})

test('a long description sorts and pages as well', async () => {
  const world = await openWorld()
  for (const letter of ['\u{1f600}', '\u{1f601}'])
    await create(world, ada, { name: letter, description: letter.repeat(1000) })
  const { items, nextCursor } = good(await world.call(ada, 'GET', '/communities?sort=description&limit=1'))
  const rest = await world.call(ada, 'GET', `/communities?sort=description&limit=1&cursor=${nextCursor}`)
  assert.equal(
    [...items, ...good(rest)['items']].map(({ name }) => name),
    ['\u{1f600}', '\u{1f601}'],
  )
  await world.close()
})

test('each community in a list says what it is to the caller and what the caller may do there', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  good(await post(world, bela, `${path}/members`, { members: [{ userId: 'boris', email: boris.email }] }))
  good(await patch(world, bela, path, { alias: 'Wind partners' }))
  good(await patch(world, bela, path, { sharingStatus: 'Paused' }))
  for (const who of [ada, amy, bela, boris]) {
    const [listed] = good(await world.call(who, 'GET', '/communities'))['items']
    const whole = good(await world.call(who, 'GET', `/communities/${communityId}`))
    for (const name of Object.keys(listed)) assert.equal(listed[name], whole[name], `${who.userId} ${name}`)
  }
  const [seen] = good(await world.call(boris, 'GET', '/communities'))['items']
  assert.equal(
    [seen.alias, seen.isMember, seen.ownSharingStatus, seen.sharingStatus, seen.pausedCount],
    ['Wind partners', true, 'Paused', 'Paused', 1],
  )
  const [others] = good(await world.call(ada, 'GET', '/communities'))['items']
  assert.equal([others.alias, others.isMember, others.ownSharingStatus], [null, false, 'Active'])
  await world.close()
})

test.run()
