import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Actor,
  fold,
  initialState,
  mayAdminister,
  mayAssignAdministrators,
  mayManageTenants,
  mayRead,
  refusal,
  requireOpenCommunity,
  requireOwnMembership,
  requireReader,
  requireTenantManager,
  requireUnderstood,
} from '../../src/index.js'
import { ada, alan, amy, bela, boris, carla } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { accept, close, confirm, create, historyOf, invite, later, monday } from '../support/samples.js'

const events = historyOf(create(), invite(), accept(), confirm())
const state = fold(events)

const may = (actor: Actor): readonly boolean[] => {
  if (state.kind !== 'Community') return []
  return [mayRead(state, actor), mayAdminister(state, actor), mayManageTenants(state, actor)]
}

test('who may read, administer and manage follows from the tenant and its roles', () => {
  assert.equal(may(ada), [true, true, true])
  assert.equal(may(alan), [true, true, true])
  assert.equal(may(amy), [true, false, false])
  assert.equal(may(bela), [true, true, false])
  assert.equal(may(boris), [true, false, false])
  assert.equal(may(carla), [false, false, false])
  assert.equal(may({ ...ada, tenantId: carla.tenantId }), [false, false, false])
})

test('to readers there is a community, to others and where there is none there is none', () => {
  for (const actor of [ada, amy, bela, boris]) assert.ok(requireReader(state, actor).isOk())
  const told = failureIn(requireReader(state, carla))
  assert.equal(told, failureIn(requireReader(initialState, carla)))
  assert.is(told.code, 'community-not-found')
})

test('a history of a newer version is told to members, and to strangers it does not exist', () => {
  const newer = fold([...events, { type: 'Unknown', storedType: 'CommunityPainted', storedVersion: 1 }])
  assert.is(failureIn(requireTenantManager(newer, ada)).code, 'history-not-understood')
  assert.is(failureIn(requireTenantManager(newer, bela)).code, 'history-not-understood')
  assert.is(failureIn(requireTenantManager(newer, carla)).code, 'community-not-found')
  assert.is(failureIn(requireUnderstood(newer)).code, 'history-not-understood')
  assert.is(failureIn(requireUnderstood(initialState)).code, 'community-not-found')
  assert.ok(requireUnderstood(state).isOk())
})

const community = state.kind === 'Community' ? state : undefined

test('the owner’s people and a member’s act for their own tenant alone, administrators only', () => {
  for (const actor of [ada, alan, bela]) {
    const { member } = valueIn(requireOwnMembership(state, { actor, tenantId: actor.tenantId }))
    assert.is(member.tenantId, actor.tenantId)
    assert.is(valueIn(requireOwnMembership(state, { actor, tenantId: actor.tenantId })).community, state)
  }
  const told = (actor: Actor, tenantId = actor.tenantId) => failureIn(requireOwnMembership(state, { actor, tenantId }))
  assert.equal(told(carla), refusal('community-not-found', 'NoCommunity', {}))
  for (const actor of [amy, boris])
    assert.equal(told(actor), refusal('not-community-administrator', 'Open', { tenantId: actor.tenantId }))
  const facts = { signedInTenantId: ada.tenantId, namedTenantId: bela.tenantId }
  assert.equal(told(ada, bela.tenantId), refusal('wrong-tenant', 'Open', facts))
  const newer = fold([...events, { type: 'Unknown', storedType: 'CommunityPainted', storedVersion: 1 }])
  assert.is(
    failureIn(requireOwnMembership(newer, { actor: bela, tenantId: bela.tenantId })).code,
    'history-not-understood',
  )
})

test('another rule than administering can be given', () => {
  const request = { actor: boris, tenantId: boris.tenantId }
  assert.ok(requireOwnMembership(state, request, mayRead).isOk())
  assert.ok(requireOwnMembership(state, { ...request, actor: ada, tenantId: ada.tenantId }, () => false).isErr())
})

test('a community is open until it is closed', () => {
  assert.ok(community)
  assert.is(valueIn(requireOpenCommunity(community)), community)
  const closed = fold([...events, ...historyOf(create(), close({ now: later(monday, 1) })).slice(1)])
  assert.ok(closed.kind === 'Community')
  const told = refusal('community-closed', 'Closed', { closedAt: later(monday, 1) })
  assert.equal(failureIn(requireOpenCommunity(closed)), told)
  assert.equal(failureIn(requireOwnMembership(closed, { actor: bela, tenantId: bela.tenantId })), told)
  assert.equal(failureIn(requireTenantManager(closed, ada)), told)
  assert.is(failureIn(requireTenantManager(closed, amy)).code, 'not-community-administrator')
  assert.ok(requireReader(closed, amy).isOk())
})

test('administrators are chosen by administrators of the community or of the tenant, in member tenants only', () => {
  assert.ok(community)
  const chooser = (actor: Actor) => mayAssignAdministrators(community, actor)
  assert.equal([ada, alan, amy, bela, boris, carla].map(chooser), [true, true, false, true, false, false])
})

test.run()
