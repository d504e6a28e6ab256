import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { closeAll, type Listener, type LiveWorld, openLive } from './live-listener.js'
import { ada, alan, amy, bela, boris, carla, dora, eve, type Person } from './world/people.js'
import { accept, confirm, create, good, invite, joined, patch, post, remove } from './world/steps.js'

test.after.each(closeAll)

/** Something that everybody who listens is told of: a community that the listener owns is created. */
const marker = async (world: LiveWorld, who: Person): Promise<string> => create(world, { ...who }, { name: 'Marker' })

/** What somebody was told up to a marker. */
const toldBefore = async (world: LiveWorld, who: Person, listener: Listener): Promise<readonly string[]> => {
  const markerId = await marker(world, who)
  await listener.until(() => listener.told.some(({ data }) => data.communityId === markerId))
  listener.leave()
  return listener.told.map(({ name }) => name).filter((name) => name !== 'ready' && name !== 'CommunityCreated')
}

const withSecondMember = async (world: LiveWorld) => {
  const { communityId } = await joined(world)
  const invitationId = await invite(world, communityId, carla.email)
  good(await accept(world, invitationId, carla))
  good(await confirm(world, communityId, invitationId, ada, carla.tenantId))
  return { communityId, invitationId }
}

test('other member tenants are told that a tenant was confirmed, and nothing of its invitation', async () => {
  const world = await openLive()
  const { communityId } = await joined(world)
  const listener = await world.follow(bela)
  const invitationId = await invite(world, communityId, carla.email)
  good(await accept(world, invitationId, carla))
  good(await confirm(world, communityId, invitationId, ada, carla.tenantId))
  const { name, data } = await listener.next()
  assert.is(name, 'TenantConfirmed')
  assert.equal([data.tenantId, data.invitationId, data.revision], ['cascade', undefined, 6])
  assert.not.match(listener.text(), invitationId)
  listener.leave()
})

test('whoever was invited is told what happens to that invitation, and nothing else of the community', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const listener = await world.follow(bela)
  const invitationId = await invite(world, communityId)
  await invite(world, communityId, carla.email)
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'Renamed' }))
  good(await accept(world, invitationId))
  good(
    await post(world, ada, `/communities/${communityId}/invitations/${invitationId}/refuse`, { tenantId: 'borealis' }),
  )
  assert.equal(await toldBefore(world, bela, listener), ['TenantInvited', 'InvitationAccepted', 'TenantRefused'])
})

test('an address that nobody vouches for is told nothing, and neither is a stranger', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const [unverified, stranger] = [await world.follow(dora), await world.follow(eve)]
  await invite(world, communityId, dora.email)
  await withSecondMember(world)
  assert.equal(await toldBefore(world, eve, stranger), [])
  assert.equal(await toldBefore(world, dora, unverified), [])
})

test('the administrators of the tenant that accepted by the link are told, its other people are not', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId, 'office@borealis.example')
  const [administrator, user] = [await world.follow(bela), await world.follow(boris)]
  good(await accept(world, invitationId, bela, { secret: world.secretOf(invitationId) }))
  good(await confirm(world, communityId, invitationId))
  assert.is((await administrator.next()).name, 'InvitationAccepted')
  assert.is((await administrator.next()).data.invitationId, invitationId)
  const { name, data } = await user.next()
  assert.equal([name, data.invitationId], ['TenantConfirmed', undefined])
  administrator.leave()
  user.leave()
})

test("the owner's community administrators are told everything, its other people what members are told", async () => {
  const world = await openLive()
  const communityId = await create(world)
  const [administrator, user] = [await world.follow(alan), await world.follow(amy)]
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  good(await confirm(world, communityId, invitationId))
  good(await patch(world, bela, `/communities/${communityId}/tenants/borealis`, { alias: 'Ours' }))
  good(
    await post(world, bela, `/communities/${communityId}/tenants/borealis/members`, {
      members: [{ userId: 'boris', email: boris.email }],
    }),
  )
  good(await patch(world, bela, `/communities/${communityId}/tenants/borealis`, { sharingStatus: 'Paused' }))
  await administrator.until(() => administrator.told.at(-1)?.name === 'SharingPaused')
  await user.until(() => user.told.at(-1)?.name === 'SharingPaused')
  assert.equal(
    administrator.told.map(({ name }) => name),
    [
      'ready',
      'TenantInvited',
      'InvitationAccepted',
      'TenantConfirmed',
      'AliasChanged',
      'MembersAdded',
      'SharingPaused',
    ],
  )
  assert.equal(
    user.told.map(({ name }) => name),
    ['ready', 'TenantConfirmed', 'SharingPaused'],
  )
  assert.not.match(administrator.text(), '@')
  administrator.leave()
  user.leave()
})

test('a tenant that is removed is told so, and nothing of the community after that', async () => {
  const world = await openLive()
  const { communityId } = await withSecondMember(world)
  const [removed, stays] = [await world.follow(bela), await world.follow(carla)]
  good(await remove(world, ada, `/communities/${communityId}/tenants/borealis`))
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'Without them' }))
  await stays.until(() => stays.told.at(-1)?.name === 'CommunityDetailsChanged')
  const { name, data } = await removed.next()
  assert.equal([name, data.communityId, data.tenantId], ['TenantRemoved', communityId, 'borealis'])
  assert.equal(await toldBefore(world, bela, removed), ['TenantRemoved'])
  stays.leave()
})

test('rights are those of the moment of telling: who comes back after having been removed is told only that', async () => {
  const world = await openLive()
  const { communityId } = await joined(world)
  const first = await world.follow(bela)
  const after = first.lastEventId()
  first.leave()
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'Seen by members' }))
  good(await remove(world, ada, `/communities/${communityId}/tenants/borealis`))
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'Not seen' }))
  const again = await world.follow(bela, { after })
  assert.equal(await toldBefore(world, bela, again), ['TenantRemoved'])
})

test('when a community closes, whoever is invited to it is told that their invitation is over', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const listener = await world.follow(bela)
  good(await remove(world, ada, `/communities/${communityId}`, { name: 'North Sea Wind' }))
  const { name, data } = await listener.next()
  assert.equal([name, data.communityId, data.invitationId], ['CommunityClosed', communityId, invitationId])
  listener.leave()
})

test('an administrator who loses that role is told no more than others from then on', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const listener = await world.follow(alan)
  const path = `/communities/${communityId}/tenants/aster`
  good(await patch(world, ada, path, { administratorRoles: ['tenant-administrator'] }))
  await invite(world, communityId)
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'For all' }))
  assert.is((await listener.next()).name, 'AdministratorRolesAssigned')
  assert.is((await listener.next()).name, 'CommunityDetailsChanged')
  listener.leave()
})

test.run()
