import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { decide, evolve, fold, initialState, refusal, type UnknownEvent } from '../../src/index.js'
import { failureIn } from '../support/results.js'
import * as sample from '../support/samples.js'
import { confirmed, created, invited } from '../support/stages.js'

const unknown: UnknownEvent = { type: 'Unknown', storedType: 'TenantMerged', storedVersion: 2 }

test('what is not known is counted, before a community is created and after', () => {
  assert.equal(fold([unknown, unknown]), { kind: 'NoCommunity', revision: 1, unknownEvents: 2 })
  const state = fold([unknown, ...created, unknown])
  assert.ok(state.kind === 'Community')
  assert.equal([state.revision, state.unknownEvents], [2, 2])
  assert.equal(initialState, { kind: 'NoCommunity', revision: -1, unknownEvents: 0 })
})

test('what happens before a community is created creates none, and still counts as an event', () => {
  assert.equal(fold(invited.slice(1)), { kind: 'NoCommunity', revision: 0, unknownEvents: 0 })
})

test('a community is created once; what claims to create it again changes nothing but the revision', () => {
  const [first] = created
  assert.ok(first)
  const before = fold(confirmed)
  assert.equal({ ...evolve(before, first), revision: before.revision }, before)
})

test('nobody decides on a history that holds something unknown, and members are told so', () => {
  const state = fold([...confirmed, unknown])
  const told = refusal('history-not-understood', 'Open', { unknownEvents: 1 })
  for (const command of [
    sample.changeDetails({ name: 'x' }),
    sample.changePolicy(),
    sample.close(),
    sample.close({ typedName: 'wrong' }),
    sample.invite({ number: 2 }),
    sample.resend(),
    sample.accept(),
    sample.decline(),
    sample.withdraw(),
    sample.confirm(),
    sample.refuse(),
    sample.revoke(),
    sample.expire(),
    sample.removeTenant(),
    sample.leave(),
    sample.pause(),
    sample.resume(),
    sample.changeContactEmail(),
    sample.changeAlias(),
    sample.assignRoles(),
    sample.addMembers(),
    sample.removeMembers(),
  ])
    assert.equal(failureIn(decide(command, state)), told, command.type)
})

test.run()
