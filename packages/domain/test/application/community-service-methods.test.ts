import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CommunityEvent, InvitationId } from '../../src/index.js'
import { ada, alan, bela, boris, carla, cleo } from '../support/people.js'
import { valueIn } from '../support/results.js'
import { monday, newCommandId, invitationId as unknownInvitation } from '../support/samples.js'
import { links, openService } from '../support/service.js'

const asAda = { actor: ada }
const asBela = { actor: bela }

const lastEvent = ({ events }: { readonly events: readonly CommunityEvent[] }): CommunityEvent => {
  const [event, ...more] = events
  if (event === undefined || more.length > 0) throw new Error(`${more.length + 1} events`)
  return event
}

const open = async () => {
  const opened = openService()
  const { communityId } = valueIn(await opened.service.createCommunity(asAda, { name: 'Grid data', language: 'EN' }))
  const invite = async (email: string, also: object = {}): Promise<InvitationId> => {
    const event = lastEvent(valueIn(await opened.service.inviteTenant(asAda, { communityId, email, ...also })))
    if (event.type !== 'TenantInvited') throw new Error(event.type)
    return event.data.invitationId
  }
  return { ...opened, communityId, invite }
}

type World = Awaited<ReturnType<typeof open>>

const acceptedBy = async ({ service, invite, communityId }: World) => {
  const invitationId = await invite(bela.email)
  const place = { communityId, invitationId, tenantId: bela.tenantId }
  valueIn(await service.acceptInvitation(asBela, place))
  return place
}
const joined = async (world: World) => {
  const place = await acceptedBy(world)
  valueIn(await world.service.confirmTenant(asAda, place))
  return { communityId: place.communityId, tenantId: bela.tenantId }
}

test('an invitation carries the word and the language of the request; empty text is no message', async () => {
  const { service, communityId } = await open()
  const said = { message: ' Hello \r\nthere ', language: 'es-mx', email: 'Bela@Borealis.example' }
  const first = lastEvent(valueIn(await service.inviteTenant(asAda, { communityId, ...said })))
  assert.ok(first.type === 'TenantInvited')
  assert.equal([first.data.message, first.data.language], ['Hello \nthere', 'es-MX'])
  const second = lastEvent(
    valueIn(await service.inviteTenant(asAda, { communityId, email: carla.email, message: ' \n ' })),
  )
  assert.not.ok('message' in second.data || 'language' in second.data)
})

test('a community has the language of its request', async () => {
  const { handshake, communityId } = await open()
  const state = valueIn(await handshake.read(communityId))
  assert.is(state.kind === 'Community' ? state.language : '', 'en')
})

test('details are changed, and null means no language', async () => {
  const { service, communityId } = await open()
  const changed = valueIn(
    await service.changeCommunityDetails(asAda, { communityId, name: ' Wind ', description: 'a\r\nb', language: null }),
  )
  const event = lastEvent(changed)
  assert.ok(event.type === 'CommunityDetailsChanged')
  assert.equal([event.data.name, event.data.description, 'language' in event.data], ['Wind', 'a\nb', false])
  const again = lastEvent(valueIn(await service.changeCommunityDetails(asAda, { communityId, language: 'DE' })))
  assert.ok(again.type === 'CommunityDetailsChanged')
  assert.equal([again.data.name, again.data.description, again.data.language], ['Wind', 'a\nb', 'de'])
})

test('the rules are changed, what is left out stays', async () => {
  const { service, communityId } = await open()
  const { community, events } = valueIn(
    await service.changePolicy(asAda, { communityId, policy: { deadlineDays: 3, fourEyes: true } }),
  )
  assert.is(events[0]?.type, 'PolicyChanged')
  const { deadlineDays, fourEyes, pendingLimit } = community.policy
  assert.equal([deadlineDays, fourEyes, pendingLimit], [3, true, 100])
})

test('a community is closed by typing its name', async () => {
  const { service, communityId } = await open()
  const { community } = valueIn(await service.closeCommunity(asAda, { communityId, typedName: 'Grid data' }))
  assert.is(community.closed?.closedAt, monday)
})

test('an invitation is sent again, and only the newest link is good', async () => {
  const { service, communityId, invite } = await open()
  const invitationId = await invite(bela.email)
  const resent = lastEvent(valueIn(await service.resendInvitation({ actor: alan }, { communityId, invitationId })))
  assert.ok(resent.type === 'InvitationResent' && resent.data.generation === 2)
  const byCarla = { communityId, invitationId, tenantId: carla.tenantId }
  const old = await service.acceptInvitation(
    { actor: carla },
    { ...byCarla, linkSecret: links.secretFor(invitationId, 1) },
  )
  assert.ok(old.isErr() && old.error.kind === 'refusal' && old.error.code === 'link-superseded')
  const linkSecret = links.secretFor(invitationId, 2)
  assert.ok((await service.acceptInvitation({ actor: carla }, { ...byCarla, linkSecret })).isOk())
})

test('an invitation is declined by its recipient, and by an administrator with the link', async () => {
  const { service, communityId, invite } = await open()
  const first = await invite(bela.email)
  const byBela = lastEvent(valueIn(await service.declineInvitation(asBela, { communityId, invitationId: first })))
  assert.ok(byBela.type === 'InvitationDeclined' && byBela.data.entitledBy === 'recipient')
  const invitationId = await invite(bela.email)
  const linkSecret = links.secretFor(invitationId, 1)
  const byCarla = lastEvent(
    valueIn(await service.declineInvitation({ actor: carla }, { communityId, invitationId, linkSecret })),
  )
  assert.ok(byCarla.type === 'InvitationDeclined' && byCarla.data.entitledBy === 'link')
})

test('a link that is not genuine is told to whoever declines, whether there is an invitation or not', async () => {
  const { service, communityId, invite } = await open()
  for (const invitationId of [await invite(bela.email), unknownInvitation(9)])
    for (const actor of [bela, carla]) {
      const told = await service.declineInvitation({ actor }, { communityId, invitationId, linkSecret: 'k1.1.wrong' })
      assert.ok(told.isErr() && told.error.kind === 'refusal' && told.error.code === 'link-invalid')
      assert.is(told.error.state, 'NoCommunity')
    }
})

test('an acceptance is withdrawn by its tenant', async () => {
  const world = await open()
  const { communityId, invitationId } = await acceptedBy(world)
  const event = lastEvent(valueIn(await world.service.withdrawAcceptance(asBela, { communityId, invitationId })))
  assert.is(event.type, 'AcceptanceWithdrawn')
})

test('a tenant is refused, bound to what was looked at', async () => {
  const world = await open()
  const place = await acceptedBy(world)
  const stale = await world.service.refuseTenant(asAda, { ...place, seenRevision: 1 })
  assert.ok(stale.isErr() && stale.error.kind === 'refusal' && stale.error.code === 'acceptance-changed')
  const event = lastEvent(valueIn(await world.service.refuseTenant(asAda, { ...place, seenRevision: 2 })))
  assert.is(event.type, 'TenantRefused')
})

test('an invitation is revoked', async () => {
  const { service, communityId, invite } = await open()
  const invitationId = await invite(bela.email)
  const event = lastEvent(valueIn(await service.revokeInvitation(asAda, { communityId, invitationId })))
  assert.is(event.type, 'InvitationRevoked')
})

test('a member pauses and resumes, changes address and alias, roles and members, and leaves', async () => {
  const world = await open()
  const place = await joined(world)
  const { service } = world
  const done = [
    await service.pauseSharing(asBela, place),
    await service.resumeSharing(asBela, place),
    await service.changeContactEmail(asBela, { ...place, contactEmail: ' Office@Borealis.example ' }),
    await service.changeAlias(asBela, { ...place, alias: '  Partner   grid ' }),
    await service.assignAdministratorRoles(asBela, {
      ...place,
      administratorRoles: ['tenant-administrator', 'grid-lead'],
    }),
    await service.addMembers(asBela, { ...place, members: [{ userId: 'boris', email: 'Boris@Borealis.example' }] }),
  ].map((outcome) => lastEvent(valueIn(outcome)).type)
  assert.equal(done, [
    'SharingPaused',
    'SharingResumed',
    'ContactEmailChanged',
    'AliasChanged',
    'AdministratorRolesAssigned',
    'MembersAdded',
  ])
  const state = valueIn(await world.handshake.read(place.communityId))
  const member = state.kind === 'Community' ? state.members.get(bela.tenantId) : undefined
  assert.equal([member?.contactEmail, member?.alias], ['office@borealis.example', 'Partner grid'])
  assert.equal(member?.administratorRoles, ['tenant-administrator', 'grid-lead'])
  assert.is(member?.users.get(boris.userId)?.email, boris.email)
  const removed = lastEvent(valueIn(await service.removeMembers(asBela, { ...place, userIds: ['boris'] })))
  assert.is(removed.type, 'MembersRemoved')
  const left = lastEvent(valueIn(await service.leaveCommunity(asBela, { ...place, typedName: 'Partner grid' })))
  assert.is(left.type, 'TenantLeft')
})

test('an alias of nothing but spaces, or null, is none', async () => {
  for (const none of [null, '', '  ']) {
    const world = await open()
    const place = await joined(world)
    valueIn(await world.service.changeAlias(asBela, { ...place, alias: 'Partner grid' }))
    const event = lastEvent(valueIn(await world.service.changeAlias(asBela, { ...place, alias: none })))
    assert.ok(event.type === 'AliasChanged' && event.data.alias === null)
  }
})

test('the owner removes a member', async () => {
  const world = await open()
  const place = await joined(world)
  const event = lastEvent(valueIn(await world.service.removeTenant(asAda, place)))
  assert.ok(event.type === 'TenantRemoved' && event.data.tenantId === bela.tenantId)
})

test('a request takes effect at the time of the clock, for its caller, under the id that was given or a new one', async () => {
  const world = await open()
  const commandId = newCommandId()
  const { communityId } = world
  const first = await world.service.changePolicy(
    { actor: alan, commandId },
    { communityId, policy: { deadlineDays: 3 } },
  )
  const event = lastEvent(valueIn(first))
  assert.ok(event.type === 'PolicyChanged')
  assert.equal([event.data.changedBy.email, event.data.changedAt], [alan.email, monday])
  const again = await world.service.changePolicy(
    { actor: alan, commandId },
    { communityId, policy: { deadlineDays: 3 } },
  )
  assert.ok(valueIn(again).repeated)
  const other = await world.service.changePolicy(
    { actor: alan, commandId },
    { communityId, policy: { deadlineDays: 4 } },
  )
  assert.ok(other.isErr() && other.error.kind === 'refusal' && other.error.code === 'command-id-reused')
  const fresh = await world.service.changePolicy({ actor: alan }, { communityId, policy: { deadlineDays: 3 } })
  assert.ok(fresh.isErr() && fresh.error.kind === 'refusal' && fresh.error.code === 'nothing-to-change')
})

test('a request may be bound to a revision of the community', async () => {
  const world = await open()
  const { communityId } = world
  const policy = { deadlineDays: 3 }
  const stale = await world.service.changePolicy({ actor: ada, ifRevision: 7 }, { communityId, policy })
  assert.ok(stale.isErr() && stale.error.kind === 'refusal' && stale.error.code === 'revision-changed')
  assert.ok((await world.service.changePolicy({ actor: ada, ifRevision: 0 }, { communityId, policy })).isOk())
})

test('a caller of another tenant reaches nothing by any method', async () => {
  const world = await open()
  const place = { ...(await joined(world)), invitationId: await world.invite(carla.email) }
  const { service } = world
  const caller = { actor: cleo }
  const answers = [
    await service.changeCommunityDetails(caller, { ...place, name: 'Mine' }),
    await service.changePolicy(caller, { ...place, policy: { deadlineDays: 3 } }),
    await service.closeCommunity(caller, { ...place, typedName: 'Grid data' }),
    await service.inviteTenant(caller, { ...place, email: cleo.email }),
    await service.resendInvitation(caller, place),
    await service.acceptInvitation(caller, { ...place, tenantId: cleo.tenantId }),
    await service.declineInvitation(caller, place),
    await service.withdrawAcceptance(caller, place),
    await service.confirmTenant(caller, place),
    await service.refuseTenant(caller, place),
    await service.revokeInvitation(caller, place),
    await service.removeTenant(caller, place),
    await service.leaveCommunity(caller, { ...place, typedName: 'Grid data' }),
    await service.pauseSharing(caller, place),
    await service.resumeSharing(caller, place),
    await service.changeContactEmail(caller, { ...place, contactEmail: cleo.email }),
    await service.changeAlias(caller, { ...place, alias: 'Mine' }),
    await service.assignAdministratorRoles(caller, { ...place, administratorRoles: ['x'] }),
    await service.addMembers(caller, { ...place, members: [cleo] }),
    await service.removeMembers(caller, { ...place, userIds: ['boris'] }),
  ]
  for (const answer of answers)
    assert.match(answer.isErr() && answer.error.kind === 'refusal' ? answer.error.code : 'done', /-not-found$/)
})

test.run()
