import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { given } from '../../src/testing/specification.js'
import { carla } from '../support/people.js'
import { accept, create, historyOf, invite } from '../support/samples.js'

const history = historyOf(create(), invite())
const [created, invited] = history
const [, , accepted] = historyOf(create(), invite(), accept())

test('an expectation that is met says nothing', () => {
  assert.ok(accepted)
  given(...history)
    .when(accept())
    .thenHappens(accepted)
  given(...history)
    .when(accept())
    .thenSee((events) => assert.is(events.length, 1))
  const told = given(...history)
    .when(accept({ actor: carla }))
    .thenRefused('invitation-not-found', {})
  assert.is(told.code, 'invitation-not-found')
})

test('an expectation of other events fails and shows both', () => {
  assert.ok(created && invited)
  const asked = given(...history).when(accept())
  for (const expected of [[], [created], [invited, created]])
    assert.throws(
      () => asked.thenHappens(...expected),
      /What happened is not as expected\.\nExpected: [\s\S]*Actual: [\s\S]*Acc/,
    )
})

test('an expectation of events fails where there was a refusal, and shows it', () => {
  const asked = given(...history).when(accept({ actor: carla }))
  assert.throws(() => asked.thenHappens(), /It was refused: [\s\S]*invitation-not-found/)
  assert.throws(() => asked.thenSee(() => undefined), /It was refused/)
})

test('an expectation of a refusal fails where something happened, for another code, and for other facts', () => {
  const happens = given(...history).when(accept())
  assert.throws(() => happens.thenRefused('already-accepted'), /It was not refused: [\s\S]*InvitationAccepted/)
  const refused = given(...history).when(invite({ number: 2 }))
  assert.throws(() => refused.thenRefused('already-accepted'), /The code of the refusal is not as expected/)
  assert.ok(invited?.type === 'TenantInvited')
  refused.thenRefused('already-invited', { deadline: invited.data.deadline })
  const late = { deadline: created?.type === 'CommunityCreated' ? created.data.createdAt : invited.data.deadline }
  assert.throws(() => refused.thenRefused('already-invited', late), /The facts of already-invited is not as expected/)
})

test('what the look throws comes through', () => {
  const asked = given(...history).when(accept())
  assert.throws(
    () =>
      asked.thenSee(() => {
        throw new Error('not what I looked for')
      }),
    /not what I looked for/,
  )
})

test.run()
