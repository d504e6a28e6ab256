import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Actor, CommunityEvent, CurrentState } from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { ada, bela, boris, carla, carlaElsewhere } from '../support/people.js'
import { accept, confirm, create, deadline, historyOf, invite } from '../support/samples.js'

const invited = historyOf(create(), invite())
const accepted = historyOf(create(), invite(), accept())
const confirmed = historyOf(create(), invite(), accept(), confirm())

const stages: readonly (readonly [readonly CommunityEvent[], CurrentState])[] = [
  [invited, 'Invited'],
  [accepted, 'Accepted'],
  [confirmed, 'Confirmed'],
]

test('whoever cannot accept for a tenant learns where the invitation stands, not where it stood', () => {
  for (const [history, state] of stages) {
    const by = (actor: Actor, also: object = {}) =>
      given(...history).when(accept({ actor, linkGeneration: 1, ...also }))
    assert.is(by(boris).thenRefused('not-tenant-administrator').state, state)
    assert.is(by(ada).thenRefused('own-tenant').state, state)
    assert.is(by(carla, { tenantId: carlaElsewhere.tenantId }).thenRefused('wrong-tenant').state, state)
  }
})

test('an acceptance that lapsed is told as expired to whoever comes to accept, for nobody confirms it any more', () => {
  for (const actor of [bela, carla]) {
    const told = given(...accepted)
      .when(accept({ actor, linkGeneration: 1, now: deadline }))
      .thenRefused('invitation-expired', { deadline })
    assert.is(told.state, 'Expired')
  }
})

test('a revision that the invitation has not come to yet was not looked at either', () => {
  given(...accepted)
    .when(confirm({ seenRevision: 3 }))
    .thenRefused('acceptance-changed', { seenRevision: 3, currentRevision: 2 })
})

test('a confirmation stands after the deadline, and is told', () => {
  given(...confirmed)
    .when(accept({ now: deadline }))
    .thenRefused('already-confirmed')
  given(...confirmed)
    .when(confirm({ now: deadline }))
    .thenRefused('already-confirmed')
})

test('the id of an invitation is never used for another one, however the first one stands', () => {
  for (const [history, state] of stages) {
    const told = given(...history)
      .when(invite({ recipient: carla.email, actor: ada }))
      .thenRefused('invitation-id-taken')
    assert.is(told.state, state)
  }
  given(...invited)
    .when(invite({ now: deadline }))
    .thenRefused('invitation-id-taken')
})

test.run()
