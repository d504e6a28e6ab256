import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, person, who } from '../support/people.js'
import {
  addMembers,
  changeAlias,
  communityId,
  confirm,
  invitationId,
  later,
  leave,
  monday,
  pause,
  removeTenant,
} from '../support/samples.js'
import { carlaAccepted, confirmed } from '../support/stages.js'

const notFound = refusal('community-not-found', 'NoCommunity', {})
const two = after(carlaAccepted, confirm({ number: 2, tenantId: carla.tenantId }))

test('an administrator of the owner removes a member tenant, and the others stay', () => {
  const command = removeTenant({ actor: alan, now: later(monday, 1) })
  assert.equal(eventOf(two, command), {
    type: 'TenantRemoved',
    data: { communityId, removedAt: later(monday, 1), removedBy: who(alan), tenantId: bela.tenantId },
  })
  const state = communityOf(after(two, command))
  assert.equal([...state.members.keys()], [ada.tenantId, carla.tenantId])
  assert.is(state.invitations.get(invitationId())?.status.name, 'Confirmed')
})

test('who was removed finds no community any more', () => {
  const removed = after(two, removeTenant())
  for (const command of [pause(), leave(), changeAlias()]) assert.equal(refusalOf(removed, command), notFound)
})

test('what is no member cannot be removed, be it by a slip or twice', () => {
  const told = refusal('not-a-member', 'Open', { tenantId: carla.tenantId })
  assert.equal(refusalOf(confirmed, removeTenant({ tenantId: carla.tenantId })), told)
  assert.equal(refusalOf(carlaAccepted, removeTenant({ tenantId: carla.tenantId })), told)
  const twice = refusal('not-a-member', 'Open', { tenantId: bela.tenantId })
  assert.equal(refusalOf(after(confirmed, removeTenant()), removeTenant()), twice)
})

test('the owner is neither removed nor leaves', () => {
  const told = refusal('owner-stays', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(confirmed, removeTenant({ tenantId: ada.tenantId })), told)
  for (const typedName of ['Grid data', 'wrong'])
    assert.equal(refusalOf(confirmed, leave({ actor: ada, typedName })), told)
})

test('only the owner’s administrators remove', () => {
  for (const actor of [carla, person('dora', 'driftwood')])
    assert.equal(refusalOf(confirmed, removeTenant({ actor })), notFound)
  assert.equal(refusalOf([], removeTenant()), notFound)
  const noAdministrator = refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(confirmed, removeTenant({ actor: amy })), noAdministrator)
  const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
  for (const actor of [bela, boris, carla]) assert.equal(refusalOf(two, removeTenant({ actor })), notOwner)
})

test('an administrator takes the own tenant out by typing the name', () => {
  const command = leave({ now: later(monday, 1) })
  assert.equal(eventOf(two, command), {
    type: 'TenantLeft',
    data: { communityId, leftAt: later(monday, 1), leftBy: who(bela), tenantId: bela.tenantId },
  })
  assert.equal([...communityOf(after(two, command)).members.keys()], [ada.tenantId, carla.tenantId])
})

test('whoever leaves names the own tenant and types the name', () => {
  const facts = { signedInTenantId: bela.tenantId, namedTenantId: carla.tenantId }
  assert.equal(refusalOf(two, leave({ tenantId: carla.tenantId })), refusal('wrong-tenant', 'Open', facts))
  const byAda = { signedInTenantId: ada.tenantId, namedTenantId: bela.tenantId }
  assert.equal(refusalOf(two, leave({ actor: ada, tenantId: bela.tenantId })), refusal('wrong-tenant', 'Open', byAda))
  assert.equal(refusalOf(two, leave({ typedName: 'Grid' })), refusal('name-not-typed', 'Open', { name: 'Grid data' }))
})

test('an ordinary user does not take the tenant out, nor does a stranger', () => {
  const told = refusal('not-community-administrator', 'Open', { tenantId: bela.tenantId })
  assert.equal(refusalOf(two, leave({ actor: boris })), told)
  assert.equal(refusalOf(confirmed, leave({ actor: carla })), notFound)
  assert.equal(refusalOf([], leave()), notFound)
})

test('a tenant that comes back starts from nothing', () => {
  const before = after(confirmed, pause(), changeAlias(), addMembers())
  for (const gone of [after(before, leave({ typedName: 'Grid data' })), after(before, removeTenant())])
    assert.is(communityOf(gone).members.get(bela.tenantId), undefined)
})

test.run()
