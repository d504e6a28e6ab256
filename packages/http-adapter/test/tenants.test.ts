import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, amy, basil, bela, boris, carla } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem, joined, patch, remove } from './world/steps.js'
import { openWorld } from './world/world.js'

test('a tenant is read by everybody of the tenants there, with the ETag of the community', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  const seen = await world.call(amy, 'GET', path)
  assert.equal(good(seen), {
    tenantId: 'borealis',
    tenantName: 'Tenant borealis',
    isOwner: false,
    contactEmail: bela.email,
    since: '2026-01-05T09:30:00.000Z',
    sharingStatus: 'Active',
  })
  assert.is(seen.headers['etag'], '"3"')
  assert.is((await world.call(amy, 'GET', path, { headers: { 'if-none-match': '"3"' } })).status, 304)
  const own = good(await world.call(boris, 'GET', path))
  assert.equal([own['alias'], own['memberCount']], [null, 0])
  assert.ok(own['administratorRoles'].includes('tenant-administrator'))
  isProblem(await world.call(amy, 'GET', `/communities/${communityId}/tenants/cascade`), 404, 'not-a-member')
  await world.close()
})

test('a tenant changes its contact address, its alias and its administrators, one at a time', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  const contact = await patch(world, bela, path, { contactEmail: 'Office@borealis.example' }, { 'if-match': '"3"' })
  assert.is(good(contact)['contactEmail'], 'office@borealis.example')
  assert.is(contact.headers['etag'], '"4"')
  assert.is(good(await patch(world, bela, path, { alias: ' Our  wind ' }))['alias'], 'Our wind')
  assert.is(good(await world.call(boris, 'GET', `/communities/${communityId}`))['alias'], 'Our wind')
  assert.is(good(await world.call(amy, 'GET', `/communities/${communityId}`))['alias'], null)
  assert.is(good(await patch(world, bela, path, { alias: null }))['alias'], null)
  const two = await patch(world, bela, path, { alias: 'x', contactEmail: bela.email })
  isProblem(two, 400, 'invalid-request')
  assert.is(two.body['errors'][0].pointer, '/contactEmail')
  isProblem(await patch(world, bela, path, {}), 400, 'invalid-request')
  isProblem(await patch(world, bela, path, { alias: 'a\u202eb' }), 400, 'invalid-request')
  isProblem(await patch(world, ada, path, { alias: 'x' }), 403, 'wrong-tenant')
  isProblem(await patch(world, boris, path, { alias: 'x' }), 403, 'not-community-administrator')
  isProblem(await patch(world, bela, path, { alias: 'x' }, { 'if-match': '"4"' }), 412, 'revision-changed')
  await world.close()
})

test('no tenant locks itself out: its own administrators can always choose who administers', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  good(await patch(world, bela, path, { administratorRoles: ['data-steward'] }))
  isProblem(await patch(world, bela, path, { alias: 'x' }), 403, 'not-community-administrator')
  const { rights } = good(await world.call(bela, 'GET', `/communities/${communityId}`))
  assert.equal([rights.editAlias, rights.assignAdministrators], [false, true])
  good(await patch(world, basil, path, { administratorRoles: ['tenant-user'] }))
  assert.is(good(await patch(world, boris, path, { alias: 'x' }))['alias'], 'x')
  await world.close()
})

test('a tenant pauses its sharing and resumes it, and everybody sees that it paused', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  isProblem(await patch(world, bela, path, { sharingStatus: 'Active' }), 409, 'not-paused')
  good(await patch(world, bela, path, { sharingStatus: 'Paused' }))
  const again = await patch(world, basil, path, { sharingStatus: 'Paused' })
  isProblem(again, 409, 'already-paused')
  assert.is(again.body['facts'].by.userId, 'bela')
  const seen = good(await world.call(ada, 'GET', path))
  assert.equal([seen['sharingStatus'], seen['pausedSince']], ['Paused', '2026-01-05T09:30:00.000Z'])
  const community = good(await world.call(ada, 'GET', `/communities/${communityId}`))
  assert.equal(
    [community['sharingStatus'], community['pausedCount'], community['ownSharingStatus']],
    ['Paused', 1, 'Active'],
  )
  good(await patch(world, bela, path, { sharingStatus: 'Active' }))
  assert.is(good(await world.call(ada, 'GET', `/communities/${communityId}`))['pausedCount'], 0)
  await world.close()
})

test('the owner removes a tenant, which can be invited again and starts from nothing', async () => {
  const world = await openWorld()
  const { communityId, invitationId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  good(await patch(world, bela, path, { alias: 'Ours' }))
  isProblem(await remove(world, ada, path, undefined, { 'if-match': '"3"' }), 412, 'revision-changed')
  const key = { 'idempotency-key': '0190aaaa-0000-7000-8000-000000000001' }
  const gone = await remove(world, ada, path, undefined, key)
  assert.equal([gone.status, gone.text], [204, ''])
  const repeated = await remove(world, ada, path, undefined, key)
  assert.equal([repeated.status, repeated.headers['idempotency-replayed']], [204, 'true'])
  isProblem(await remove(world, ada, path), 404, 'not-a-member')
  isProblem(await world.call(bela, 'GET', `/communities/${communityId}`), 404, 'community-not-found')
  assert.equal(good(await world.call(bela, 'GET', '/communities'))['items'], [])
  assert.match(good(await world.call(bela, 'GET', `/invitations/${invitationId}`))['next'], /is none any more/)
  const anew = await invite(world, communityId)
  good(await accept(world, anew))
  good(await confirm(world, communityId, anew))
  assert.is(good(await world.call(bela, 'GET', path))['alias'], null)
  await world.close()
})

test('a tenant leaves by typing the name or its own alias, and the owner cannot leave', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const path = `/communities/${communityId}/tenants/borealis`
  good(await patch(world, bela, path, { alias: 'Ours' }))
  const wrong = await remove(world, bela, path)
  isProblem(wrong, 422, 'name-not-typed')
  assert.equal(wrong.body['facts'], { name: 'Ours' })
  isProblem(await remove(world, boris, path, { name: 'Ours' }), 403, 'not-community-administrator')
  isProblem(await remove(world, ada, `/communities/${communityId}/tenants/aster`, { name: 'x' }), 409, 'owner-stays')
  const key = { 'idempotency-key': '0190aaaa-0000-7000-8000-000000000002' }
  assert.is((await remove(world, bela, path, { name: 'Ours' }, key)).status, 204)
  const repeated = await remove(world, bela, path, { name: 'Ours' }, key)
  assert.equal([repeated.status, repeated.headers['idempotency-replayed']], [204, 'true'])
  isProblem(await remove(world, bela, path, { name: 'Ours' }), 404, 'community-not-found')
  await world.close()
})

test('one member does not remove another', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const invitationId = await invite(world, communityId, carla.email)
  good(await accept(world, invitationId, carla))
  good(await confirm(world, communityId, invitationId, ada, 'cascade'))
  isProblem(await remove(world, bela, `/communities/${communityId}/tenants/cascade`), 403, 'not-owner-tenant')
  isProblem(await remove(world, amy, `/communities/${communityId}/tenants/cascade`), 403, 'not-community-administrator')
  await world.close()
})

test('an id of a tenant may hold everything that a host may put into one', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  for (const id of ['a/b?c#d%', '%'.repeat(128)])
    isProblem(
      await world.call(ada, 'GET', `/communities/${communityId}/tenants/${encodeURIComponent(id)}`),
      404,
      'not-a-member',
    )
  await world.close()
})

test.run()
