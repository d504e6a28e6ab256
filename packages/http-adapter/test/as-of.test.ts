import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela, carla, eve } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem, joined, patch, remove } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

const opened: World[] = []

const open = async (): Promise<World> => {
  const world = await openWorld()
  opened.push(world)
  return world
}

test.after.each(async () => {
  for (const world of opened.splice(0)) await world.close()
})

const asOf = (time: string): string => `asOf=${encodeURIComponent(time)}`

/** One thing a day: created, invited, accepted, confirmed, renamed. Gives the time of each. */
const daily = async (world: World) => {
  const times: string[] = []
  const next = async <Value>(work: Promise<Value>): Promise<Value> => {
    times.push(world.clock.now())
    const value = await work
    world.clock.moveOn(1)
    return value
  }
  const communityId = await next(create(world))
  const invitationId = await next(invite(world, communityId))
  good(await next(accept(world, invitationId)))
  good(await next(confirm(world, communityId, invitationId)))
  good(await next(patch(world, ada, `/communities/${communityId}`, { name: 'Renamed' })))
  const [created = '', invited = '', accepted = '', confirmed = '', renamed = ''] = times
  return { communityId, invitationId, created, invited, accepted, confirmed, renamed }
}

test('a community is read as it was at a time and at a revision', async () => {
  const world = await open()
  const { communityId, accepted, confirmed, renamed } = await daily(world)
  const path = `/communities/${communityId}`
  const at = async (point: string) => good(await world.call(ada, 'GET', `${path}?asOf=${encodeURIComponent(point)}`))
  const facts = async (point: string) => {
    const { name, tenantCount, revision } = await at(point)
    return [name, tenantCount, revision]
  }
  assert.equal(await facts(accepted), ['North Sea Wind', 1, 2])
  assert.equal(await facts(confirmed), ['North Sea Wind', 2, 3])
  assert.equal(await facts('revision:3'), ['North Sea Wind', 2, 3])
  assert.equal(await facts(renamed), ['Renamed', 2, 4])
  assert.equal(await facts(world.clock.now()), ['Renamed', 2, 4])
  assert.equal(await at('revision:4'), good(await world.call(ada, 'GET', path)))
})

test('a time of another zone and the last instant before an event are understood', async () => {
  const world = await open()
  const { communityId, renamed } = await daily(world)
  const name = async (point: string) =>
    good(await world.call(ada, 'GET', `/communities/${communityId}?${asOf(point)}`))['name']
  const zoned = new Date(Date.parse(renamed) + 7_200_000).toISOString().replace('Z', '+02:00')
  assert.is(await name(zoned), 'Renamed')
  assert.is(await name(new Date(Date.parse(renamed) - 1).toISOString()), 'North Sea Wind')
})

test('the answer has the revision of then, and is not sent again to who has it', async () => {
  const world = await open()
  const { communityId } = await daily(world)
  const path = `/communities/${communityId}?asOf=revision:1`
  const first = await world.call(ada, 'GET', path)
  assert.is(first.headers['etag'], '"1"')
  const headers = { 'if-none-match': '"1"' }
  assert.is((await world.call(ada, 'GET', path, { headers })).status, 304)
})

test('the tenants are those of then, also ones that are gone', async () => {
  const world = await open()
  const { communityId, accepted, confirmed } = await daily(world)
  const tenants = async (query: string) =>
    good(await world.call(ada, 'GET', `/communities/${communityId}/tenants?${query}`))['items'].map(
      ({ tenantId }: { tenantId: string }) => tenantId,
    )
  good(await remove(world, ada, `/communities/${communityId}/tenants/borealis`))
  assert.equal(await tenants(''), ['aster'])
  assert.equal(await tenants(asOf(accepted)), ['aster'])
  assert.equal(await tenants(asOf(confirmed)), ['aster', 'borealis'])
  assert.equal(await tenants('asOf=revision:4&limit=1'), ['aster'])
})

test('the invitations are those of then, in the states of then, with the rights of today', async () => {
  const world = await open()
  const { communityId, invitationId, created, invited, accepted } = await daily(world)
  const list = async (query: string) =>
    good(await world.call(ada, 'GET', `/communities/${communityId}/invitations?${query}`))['items']
  const states = async (query: string) => (await list(query)).map(({ state }: { state: string }) => state)
  assert.equal(await states(asOf(created)), [])
  assert.equal(await states(asOf(invited)), ['Invited'])
  assert.equal(await states(asOf(accepted)), ['Accepted'])
  assert.equal(await states(''), ['Confirmed'])
  assert.equal(await states(`${asOf(accepted)}&state=Invited`), [])
  assert.equal(await states(`${asOf(accepted)}&state=Invited&state=Accepted`), ['Accepted'])
  const [then] = await list(asOf(accepted))
  assert.equal([then.id, then.rights.confirm, then.rights.refuse], [invitationId, false, false])
})

test('whether an invitation had expired is judged by the time asked for', async () => {
  const world = await open()
  const communityId = await create(world)
  await invite(world, communityId)
  const { deadline } = good(await world.call(ada, 'GET', `/communities/${communityId}/invitations`))['items'][0]
  world.clock.moveOn(20)
  const state = async (query: string) =>
    good(await world.call(ada, 'GET', `/communities/${communityId}/invitations?${query}`))['items'][0].state
  assert.is(await state(''), 'Expired')
  assert.is(await state(asOf(deadline)), 'Expired')
  assert.is(await state(asOf(new Date(Date.parse(deadline) - 1).toISOString())), 'Invited')
  assert.is(await state('asOf=revision:1'), 'Invited')
})

test('invitations of then are read page by page', async () => {
  const world = await open()
  const communityId = await create(world)
  const ids: string[] = []
  for (let number = 0; number < 5; number += 1)
    ids.unshift(await invite(world, communityId, `p${number}@borealis.example`))
  const walked: string[] = []
  let cursor = ''
  for (let pages = 0; pages < 10; pages += 1) {
    const page = good(
      await world.call(ada, 'GET', `/communities/${communityId}/invitations?asOf=revision:4&limit=3${cursor}`),
    )
    walked.push(...page['items'].map(({ id }: { id: string }) => id))
    if (page['nextCursor'] === null) break
    cursor = `&cursor=${page['nextCursor']}`
  }
  assert.equal(walked, ids.slice(1))
})

test('whether somebody may look is decided by today: a new member sees what was, a former one nothing', async () => {
  const world = await open()
  const { communityId, created } = await daily(world)
  const path = `/communities/${communityId}`
  const seen = good(await world.call(bela, 'GET', `${path}?${asOf(created)}`))
  assert.is(seen.tenantCount, 1)
  assert.is(seen.joinedAt, good(await world.call(bela, 'GET', path)).joinedAt)
  assert.is(seen.rights.leave, true)
  good(await remove(world, ada, `${path}/tenants/borealis`))
  for (const list of ['', '/tenants', '/invitations'])
    isProblem(await world.call(bela, 'GET', `${path}${list}?asOf=revision:4`), 404, 'community-not-found')
  isProblem(await world.call(eve, 'GET', `${path}?asOf=revision:0`), 404, 'community-not-found')
})

test('what other tenants must not see they do not see in the past either', async () => {
  const world = await open()
  const { communityId } = await joined(world)
  isProblem(
    await world.call(bela, 'GET', `/communities/${communityId}/invitations?asOf=revision:2`),
    403,
    'not-owner-tenant',
  )
  const [owner] = good(await world.call(bela, 'GET', `/communities/${communityId}/tenants?asOf=revision:3`))['items']
  assert.is(owner.administratorRoles, undefined)
})

test('the future, a revision that is yet to come and nonsense are refused with what to do', async () => {
  const world = await open()
  const { communityId } = await daily(world)
  const tomorrow = new Date(Date.parse(world.clock.now()) + 1).toISOString()
  const refused = async (point: string, message: RegExp) => {
    for (const list of ['', '/tenants', '/invitations']) {
      const called = await world.call(ada, 'GET', `/communities/${communityId}${list}?${asOf(point)}`)
      isProblem(called, 400, 'invalid-request')
      assert.is(called.body['errors'][0].pointer, '/asOf')
      assert.match(called.body['errors'][0].message, message)
    }
  }
  await refused(tomorrow, /lies in the future; it is 2026-/)
  await refused('revision:5', /yet to come; the community is at revision 4$/)
  for (const point of ['yesterday', '2026-02-30T00:00:00Z', 'revision:-1', 'revision:', 'revision:01', ''])
    await refused(point, /must be a time such as/)
})

test('before the community was created there was none, and that is told with when it was', async () => {
  const world = await open()
  const { communityId, created } = await daily(world)
  const before = new Date(Date.parse(created) - 1).toISOString()
  for (const list of ['', '/tenants', '/invitations']) {
    const called = await world.call(ada, 'GET', `/communities/${communityId}${list}?${asOf(before)}`)
    isProblem(called, 404, 'not-created-yet')
    assert.equal(called.body['facts'], { createdAt: created })
  }
  isProblem(await world.call(carla, 'GET', `/communities/${communityId}?${asOf(before)}`), 404, 'community-not-found')
})

test.run()
