import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, alan, bela, boris } from './world/people.js'
import { accept, create, good, invite, isProblem, joined, patch, remove } from './world/steps.js'
import { openWorld } from './world/world.js'

const key = (last: number) => ({ 'idempotency-key': `0190aaaa-0000-7000-8000-00000000000${last}` })

test('the owner changes the details, and what is left out stays', async () => {
  const world = await openWorld()
  const communityId = await create(world, ada, { description: 'Turbines.', language: 'de' })
  const path = `/communities/${communityId}`
  const renamed = await patch(world, alan, path, { name: ' East  Sea Wind ' }, { 'if-match': '"0"' })
  assert.is(good(renamed)['name'], 'East Sea Wind')
  assert.is(renamed.body['description'], 'Turbines.')
  assert.is(renamed.body['language'], 'de')
  assert.is(renamed.headers['etag'], '"1"')
  const again = good(await patch(world, ada, path, { description: '', language: null }))
  assert.equal([again['name'], again['description'], again['language']], ['East Sea Wind', '', undefined])
  await world.close()
})

test('what is so already is no failure: the answer is the community as it is, and nothing is written', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}`
  const now = good(await world.call(ada, 'GET', path))
  for (const payload of [{ name: now['name'] }, { policy: { deadlineDays: 14 } }, { policy: {} }]) {
    const same = await patch(world, ada, path, payload)
    assert.equal(good(same), now)
    assert.is(same.headers['etag'], `"${now['revision']}"`)
    assert.is(same.headers['idempotency-replayed'], undefined)
  }
  const own = `${path}/tenants/borealis`
  for (const payload of [{ alias: null }, { alias: ' ' }, { contactEmail: 'BELA@borealis.example' }])
    assert.is((await patch(world, bela, own, payload)).headers['etag'], `"${now['revision']}"`)
  await world.close()
})

test('the rules are changed in a request of their own, and hold from then on', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const path = `/communities/${communityId}`
  const mixed = await patch(world, ada, path, { name: 'Other', policy: { deadlineDays: 3 } })
  isProblem(mixed, 400, 'invalid-request')
  assert.is(mixed.body['errors'][0].pointer, '/policy')
  isProblem(await patch(world, ada, path, {}), 400, 'invalid-request')
  const changed = good(await patch(world, ada, path, { policy: { deadlineDays: 3, senderDailyLimit: 7 } }))
  assert.is(changed['name'], 'North Sea Wind')
  assert.equal([changed['policy'].deadlineDays, changed['policy'].senderDailyLimit], [3, 7])
  const invitationId = await invite(world, communityId)
  const { deadline } = good(await world.call(ada, 'GET', `${path}/invitations/${invitationId}`))
  assert.is(deadline, '2026-01-08T09:30:00.000Z')
  isProblem(
    await patch(world, ada, path, { policy: { fourEyes: true, confirmBy: 'issuer' } }),
    422,
    'policy-not-workable',
  )
  isProblem(await patch(world, ada, path, { policy: { acceptingRoles: ['x'] } }), 400, 'invalid-request')
  await world.close()
})

test('a change goes through at the revision that was looked at, and a repeated one is told again', async () => {
  const world = await openWorld()
  const path = `/communities/${await create(world)}`
  isProblem(await patch(world, ada, path, { name: 'Two' }, { 'if-match': '"7"' }), 412, 'revision-changed')
  isProblem(await patch(world, ada, path, { name: 'Two' }, { 'if-match': 'W/"0"' }), 412, 'precondition-failed')
  const first = await patch(world, ada, path, { name: 'Two' }, { 'if-match': '"0"', ...key(1) })
  const second = await patch(world, ada, path, { name: 'Two' }, { 'if-match': '"0"', ...key(1) })
  assert.equal(good(second), good(first))
  assert.is(second.headers['idempotency-replayed'], 'true')
  isProblem(await patch(world, ada, path, { name: 'Three' }, key(1)), 422, 'command-id-reused')
  await world.close()
})

test('whoever closes a community types its name; it stays to be read, its open invitations are void', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}`
  const open = await invite(world, communityId, 'office@cascade.example')
  const wrong = await remove(world, ada, path, { name: 'north sea wind' })
  isProblem(wrong, 422, 'name-not-typed')
  assert.equal(wrong.body['facts'], { name: 'North Sea Wind' })
  isProblem(await remove(world, ada, path), 400, 'invalid-request')
  isProblem(await remove(world, bela, path, { name: 'North Sea Wind' }), 403, 'not-owner-tenant')

  const closed = await remove(world, ada, path, { name: 'North Sea Wind' }, key(2))
  assert.is(good(closed)['status'], 'Closed')
  assert.equal(closed.body['closedBy'], { userId: 'ada', email: ada.email })
  const repeated = await remove(world, ada, path, { name: 'North Sea Wind' }, key(2))
  assert.equal([repeated.status, repeated.headers['idempotency-replayed']], [200, 'true'])
  assert.equal(repeated.body, closed.body)
  isProblem(await remove(world, ada, path, { name: 'North Sea Wind' }, key(3)), 410, 'community-closed')

  const { rights } = good(await world.call(bela, 'GET', path))
  assert.equal(
    Object.entries(rights).filter(([, may]) => may),
    [
      ['viewDetails', true],
      ['viewMembers', true],
    ],
  )
  const voided = good(await world.call(ada, 'GET', `${path}/invitations/${open}`))
  assert.is(voided['state'], 'Voided')
  assert.equal(voided['ending'], { at: '2026-01-05T09:30:00.000Z', by: { userId: 'ada', email: ada.email } })
  isProblem(await patch(world, ada, path, { name: 'Again' }), 410, 'community-closed')
  assert.equal(good(await world.call(ada, 'GET', '/communities'))['items'], [])
  assert.is(good(await world.call(boris, 'GET', '/communities?status=Closed'))['items'][0].status, 'Closed')
  await world.close()
})

test('whoever was invited to a community that closed is told so', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await remove(world, ada, `/communities/${communityId}`, { name: 'North Sea Wind' }))
  isProblem(await accept(world, invitationId), 410, 'community-closed')
  const seen = good(await world.call(bela, 'GET', `/invitations/${invitationId}`))
  assert.equal([seen['state'], seen['ending']], ['Voided', { at: '2026-01-05T09:30:00.000Z' }])
  assert.match(seen['next'], /was closed/)
  await world.close()
})

test.run()
