import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Actor,
  fold,
  initialState,
  mayAdminister,
  mayManageTenants,
  mayRead,
  requireReader,
  requireTenantManager,
  requireUnderstood,
} from '../../src/index.js'
import { ada, alan, amy, bela, boris, carla } from '../support/people.js'
import { accept, confirm, create, historyOf, invite } from '../support/samples.js'

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
  const told = requireReader(state, carla)._unsafeUnwrapErr()
  assert.equal(told, requireReader(initialState, carla)._unsafeUnwrapErr())
  assert.is(told.code, 'community-not-found')
})

test('a history of a newer version is told to members, and to strangers it does not exist', () => {
  const newer = fold([...events, { type: 'Unknown', storedType: 'CommunityPainted', storedVersion: 1 }])
  assert.is(requireTenantManager(newer, ada)._unsafeUnwrapErr().code, 'history-not-understood')
  assert.is(requireTenantManager(newer, bela)._unsafeUnwrapErr().code, 'history-not-understood')
  assert.is(requireTenantManager(newer, carla)._unsafeUnwrapErr().code, 'community-not-found')
  assert.is(requireUnderstood(newer)._unsafeUnwrapErr().code, 'history-not-understood')
  assert.is(requireUnderstood(initialState)._unsafeUnwrapErr().code, 'community-not-found')
  assert.ok(requireUnderstood(state).isOk())
})

test.run()
