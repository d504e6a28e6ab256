import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, basil, bela, boris } from './world/people.js'
import { good, isProblem, joined, post, remove } from './world/steps.js'
import { openWorld } from './world/world.js'

const one = { userId: 'boris', email: 'Boris@borealis.example' }
const two = { userId: 'basil', email: basil.email }

test('a tenant adds members of its own and lists them page by page, and they see that they are', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis/members`
  const key = { 'idempotency-key': '0190aaaa-0000-7000-8000-000000000001' }
  const added = await post(world, bela, path, { members: [one, two, one] }, { ...key, 'if-match': '"3"' })
  assert.is(added.status, 201, added.text)
  assert.is(added.headers['location'], `/api/v1${path}`)
  assert.is(added.headers['etag'], '"4"')
  assert.equal(added.body['items'], [
    { userId: 'boris', email: boris.email, since: '2026-01-05T09:30:00.000Z' },
    { userId: 'basil', email: basil.email, since: '2026-01-05T09:30:00.000Z' },
  ])
  const repeated = await post(world, bela, path, { members: [one, two, one] }, { ...key, 'if-match': '"3"' })
  assert.equal([repeated.status, repeated.headers['idempotency-replayed']], [201, 'true'])
  const same = await post(world, bela, path, { members: [two] })
  assert.equal([same.status, same.body['items'].length, same.headers['etag']], [200, 1, '"4"'])
  const first = good(await world.call(basil, 'GET', `${path}?limit=1`))
  const second = good(await world.call(bela, 'GET', `${path}?limit=1&cursor=${first['nextCursor']}`))
  assert.equal([first['items'][0].userId, second['items'][0].userId, second['nextCursor']], ['boris', 'basil', null])
  assert.is(good(await world.call(boris, 'GET', `/communities/${communityId}`))['isMember'], true)
  assert.is(good(await world.call(bela, 'GET', `/communities/${communityId}`))['isMember'], false)
  await world.close()
})

test('a tenant removes a member; one who is none is none afterwards either', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis/members`
  good(await post(world, bela, path, { members: [one] }))
  isProblem(await remove(world, bela, `${path}/boris`, undefined, { 'if-match': '"3"' }), 412, 'revision-changed')
  assert.is((await remove(world, bela, `${path}/boris`)).status, 204)
  assert.is((await remove(world, bela, `${path}/boris`)).status, 204)
  assert.is((await remove(world, bela, `${path}/${encodeURIComponent('%'.repeat(255))}`)).status, 204)
  assert.equal(good(await world.call(bela, 'GET', path))['items'], [])
  await world.close()
})

test("nobody manages another tenant's users, nor sees them", async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis/members`
  good(await post(world, bela, path, { members: [one] }))
  isProblem(await world.call(ada, 'GET', path), 403, 'wrong-tenant')
  isProblem(await post(world, ada, path, { members: [two] }), 403, 'wrong-tenant')
  isProblem(await remove(world, ada, `${path}/boris`), 403, 'wrong-tenant')
  isProblem(await world.call(boris, 'GET', path), 403, 'not-community-administrator')
  isProblem(await post(world, boris, path, { members: [two] }), 403, 'not-community-administrator')
  const seen = good(await world.call(ada, 'GET', `/communities/${communityId}/tenants/borealis`))
  assert.is(seen['memberCount'], undefined)
  await world.close()
})

test('all members of a request are added or none, and the one that is wrong is named', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis/members`
  const wrong = await post(world, bela, path, { members: [one, { userId: 'has spaces', email: basil.email }] })
  isProblem(wrong, 400, 'invalid-request')
  assert.is(wrong.body['errors'][0].pointer, '/members/1/userId')
  isProblem(await post(world, bela, path, { members: [] }), 400, 'invalid-request')
  isProblem(await post(world, bela, path, { members: Array(101).fill(one) }), 400, 'invalid-request')
  isProblem(await post(world, bela, path, { members: [{ ...one, role: 'x' }] }), 400, 'invalid-request')
  assert.equal(good(await world.call(bela, 'GET', path))['items'], [])
  await world.close()
})

test.run()
