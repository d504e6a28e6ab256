import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, amy, basil, bela, boris, carla } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem, joined } from './world/steps.js'
import { openWorld } from './world/world.js'

test('a tenant joins by invite, accept and confirm, and is a member only after the last of them', async () => {
  const world = await openWorld()
  const created = await world.call(ada, 'POST', '/communities', {
    payload: { name: ' North  Sea Wind ', description: 'Turbines.', policy: { deadlineDays: 7 } },
  })
  assert.is(created.status, 201)
  const communityId: string = created.body['id']
  assert.is(created.headers['location'], `/api/v1/communities/${communityId}`)
  assert.is(created.headers['etag'], '"0"')
  assert.is(created.body['name'], 'North Sea Wind')
  assert.is(created.body['ownerTenantName'], 'Tenant aster')
  assert.is(created.body['contactEmail'], ada.email)
  assert.is(created.body['policy'].deadlineDays, 7)
  assert.equal(created.body['createdBy'], { userId: 'ada', email: ada.email })
  assert.equal(created.body['rights'].invite, true)

  const invited = await world.call(ada, 'POST', `/communities/${communityId}/invitations`, {
    payload: { email: ' Bela@BOREALIS.example ' },
  })
  assert.is(invited.status, 201)
  const invitationId: string = invited.body['id']
  assert.is(invited.headers['location'], `/api/v1/communities/${communityId}/invitations/${invitationId}`)
  assert.is(invited.headers['etag'], '"1"')
  assert.is(invited.body['recipient'], 'bela@borealis.example')
  assert.is(invited.body['recipientAsTyped'], 'Bela@BOREALIS.example')
  assert.is(invited.body['state'], 'Invited')
  assert.is(invited.body['deadline'], '2026-01-12T09:30:00.000Z')
  assert.is(invited.body['generation'], 1)

  const received = good(await world.call(bela, 'GET', `/invitations/${invitationId}`))
  assert.is(received['communityName'], 'North Sea Wind')
  assert.is(received['communityDescription'], 'Turbines.')
  assert.is(received['issuingTenantName'], 'Tenant aster')
  assert.is(received['recipient'], 'bela@borealis.example')
  assert.is(received['addressedToYou'], true)
  isProblem(await world.call(bela, 'GET', `/communities/${communityId}`), 404, 'community-not-found')

  const accepted = good(await accept(world, invitationId, bela, { contactEmail: 'Office@borealis.example' }))
  assert.is(accepted['state'], 'Accepted')
  assert.match(accepted['next'], /Waiting for the community owner to confirm/)
  assert.equal(accepted['acceptance'].acceptedBy, { userId: 'bela', email: bela.email })
  isProblem(await world.call(bela, 'GET', `/communities/${communityId}`), 404, 'community-not-found')

  const looked = await world.call(ada, 'GET', `/communities/${communityId}/invitations/${invitationId}`)
  assert.equal(looked.body['acceptance'], {
    tenantId: 'borealis',
    tenantName: 'Tenant borealis',
    acceptedBy: { userId: 'bela', email: bela.email },
    acceptedAt: '2026-01-05T09:30:00.000Z',
    contactEmail: 'office@borealis.example',
    entitledBy: 'recipient',
    differsFromRecipient: false,
    mismatches: [],
  })
  const confirmed = await world.call(ada, 'POST', `/communities/${communityId}/invitations/${invitationId}/confirm`, {
    payload: { tenantId: 'borealis' },
    headers: { 'if-match': String(looked.headers['etag']) },
  })
  assert.is(confirmed.status, 200)
  assert.is(confirmed.headers['etag'], '"3"')
  assert.is(confirmed.body['state'], 'Confirmed')
  assert.is(confirmed.body['confirmation'].confirmedBy.userId, 'ada')

  const seen = good(await world.call(boris, 'GET', `/communities/${communityId}`))
  assert.is(seen['tenantCount'], 2)
  assert.equal(seen['rights'].invite, false)
  assert.is(good(await world.call(bela, 'GET', `/communities/${communityId}`))['rights'].manageMembers, true)
  await world.close()
})

test('somebody else of another tenant joins with the link alone, and the owner sees that the address differs', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  isProblem(await accept(world, invitationId, carla), 404, 'invitation-not-found')
  const secret = world.secretOf(invitationId)
  const looked = good(
    await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers: { 'invitation-secret': secret } }),
  )
  assert.is(looked['addressedToYou'], false)
  assert.is(looked['recipient'], 'b••@b••.example')
  good(await accept(world, invitationId, carla, { secret }))
  const view = good(await world.call(ada, 'GET', `/communities/${communityId}/invitations/${invitationId}`))
  assert.is(view['acceptance'].entitledBy, 'link')
  assert.is(view['acceptance'].differsFromRecipient, true)
  good(await confirm(world, communityId, invitationId, ada, 'cascade'))
  const tenants = good(await world.call(carla, 'GET', `/communities/${communityId}/tenants`))['items']
  assert.equal(
    tenants.map((tenant: { tenantId: string; isOwner: boolean }) => [tenant.tenantId, tenant.isOwner]),
    [
      ['aster', true],
      ['cascade', false],
    ],
  )
  await world.close()
})

test('the roles that administer for a tenant are shown to that tenant alone', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  for (const who of [amy, boris]) {
    const { items } = good(await world.call(who, 'GET', `/communities/${communityId}/tenants`))
    const withRoles = items.filter((tenant: object) => 'administratorRoles' in tenant)
    assert.equal(
      withRoles.map((tenant: { tenantId: string }) => tenant.tenantId),
      [who.tenantId],
    )
  }
  await world.close()
})

test('looking at an invitation changes nothing, however often', async () => {
  const world = await openWorld()
  const invitationId = await invite(world, await create(world))
  const headers = { 'invitation-secret': world.secretOf(invitationId) }
  const first = await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers })
  const second = await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers })
  assert.equal(first.body, second.body)
  assert.is(first.body['state'], 'Invited')
  await world.close()
})

test('an invitation past its deadline is shown as expired to both sides, and its ETag does not hide that', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const path = `/communities/${communityId}/invitations/${invitationId}`
  const headers = { 'if-none-match': '"1"' }
  assert.is((await world.call(ada, 'GET', path, { headers })).status, 304)
  world.clock.moveOn(14)
  const owner = await world.call(ada, 'GET', path, { headers })
  assert.is(owner.status, 200)
  assert.is(owner.body['state'], 'Expired')
  const invited = good(await world.call(bela, 'GET', `/invitations/${invitationId}`, { headers }))
  assert.is(invited['state'], 'Expired')
  assert.match(invited['next'], /expired at 2026-01-19 09:30 UTC: ask the community owner/)
  const { items } = good(await world.call(ada, 'GET', `/communities/${communityId}/invitations?state=Expired`))
  assert.is(items.length, 1)
  await world.close()
})

test('an acceptance shows who accepted only to people of the accepting tenant', async () => {
  const world = await openWorld()
  const invitationId = await invite(world, await create(world))
  good(await accept(world, invitationId))
  const own = good(await world.call(basil, 'GET', `/invitations/${invitationId}`))
  assert.is(own['acceptance'].acceptedBy.userId, 'bela')
  assert.is(own['recipient'], 'b••@b••.example')
  const headers = { 'invitation-secret': world.secretOf(invitationId) }
  const other = good(await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers }))
  assert.equal(other['acceptance'], {
    tenantId: 'borealis',
    tenantName: 'Tenant borealis',
    acceptedAt: '2026-01-05T09:30:00.000Z',
  })
  await world.close()
})

test('the sentence about the next step fits the reader', async () => {
  const world = await openWorld()
  const open = await invite(world, await create(world), boris.email)
  const strict = await invite(world, await create(world, ada, { policy: { recipientOnly: true } }))
  const next = async (who: typeof ada, id: string) => {
    const headers = { 'invitation-secret': world.secretOf(id) }
    return good(await world.call(who, 'GET', `/invitations/${id}`, { headers }))['next']
  }
  assert.match(await next(boris, open), /Only an administrator of your tenant can accept/)
  assert.match(await next(bela, open), /before 2026-01-19 09:30 UTC/)
  assert.match(await next(ada, open), /tenant that owns this community/)
  assert.match(await next(carla, strict), /Sign in with the invited address \(b••@b••\.example\)/)
  await world.close()
})

test.run()
