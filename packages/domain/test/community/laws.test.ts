import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fitsSchema } from '../../src/history/community-history.js'
import { decide, eventCatalogue, evolve, explainRefusal, fold, initialState, startFold } from '../../src/index.js'
import { person } from '../support/people.js'
import { anyHistory, historyAndCommand, historyInTime, toPlain } from '../support/random-history.js'
import { accept, confirm, create, historyOf, invite } from '../support/samples.js'

test('folding in pieces is folding at once', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(60), ({ events }, cut) => {
      const pieces = fold(events.slice(cut), fold(events.slice(0, cut)))
      assert.equal(toPlain(pieces), toPlain(fold(events)))
    }),
  )
})

test('evolve is fold for one event, and leaves the state it was given as it was', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const last = events.at(-1)
      const before = fold(events.slice(0, -1))
      const remembered = toPlain(before)
      const after = last === undefined ? before : evolve(before, last)
      assert.equal(toPlain(before), remembered)
      assert.equal(toPlain(after), toPlain(fold(events)))
    }),
  )
})

test('a fold owns its maps from first to last: no event copies them', () => {
  const folding = startFold()
  const [created, ...rest] = historyOf(create(), invite(), accept(), confirm())
  assert.ok(created)
  folding.apply(created)
  const { state } = folding
  assert.ok(state.kind === 'Community')
  const { invitations, members } = state
  for (const event of rest) folding.apply(event)
  assert.ok(folding.state.kind === 'Community')
  assert.ok(folding.state.invitations === invitations)
  assert.ok(folding.state.members === members)
})

test('unknown events are passed over and counted', () => {
  const [created, ...rest] = historyOf(create(), invite())
  assert.ok(created)
  const unknown = { type: 'Unknown', storedType: 'X', storedVersion: 9 } as const
  const state = fold([created, unknown, ...rest])
  assert.is(state.unknownEvents, 1)
  assert.is(state.revision, 2)
  assert.ok(state.kind === 'Community' && state.invitations.size === 1)
  assert.equal(toPlain(fold([unknown])), { kind: 'NoCommunity', revision: 0, unknownEvents: 1 })
})

test('random histories come to every kind of event, and often to members, or they would prove nothing', () => {
  const sample = fc.sample(historyInTime, { numRuns: 300, seed: 1 })
  const types = sample.flatMap(({ events }) => events.map(({ type }) => type))
  assert.equal([...new Set(types)].sort(), Object.keys(eventCatalogue).sort())
  const withMembers = sample.filter(({ events }) => events.some(({ type }) => type === 'TenantConfirmed'))
  assert.ok(withMembers.length > 100, `${withMembers.length} of 300`)
})

test('deciding is pure: the same twice, and the state untouched, whatever the answer', () => {
  fc.assert(
    fc.property(historyAndCommand, ([{ events }, command]) => {
      const state = fold(events)
      const remembered = toPlain(state)
      const first = decide(command, state)
      assert.equal(decide(command, state), first)
      assert.equal(toPlain(state), remembered)
    }),
  )
})

test('the same command right after its own effect has no second effect, but for one more mail', () => {
  fc.assert(
    fc.property(historyAndCommand, ([{ events }, command]) => {
      const decided = decide(command, fold(events))
      if (decided.isErr() || command.type === 'ResendInvitation') return
      assert.ok(decide(command, fold([...events, ...decided.value])).isErr(), command.type)
    }),
  )
})

test('what is decided can be stored, and names who did it and when', () => {
  fc.assert(
    fc.property(historyAndCommand, ([{ events }, command]) => {
      for (const event of decide(command, fold(events)).unwrapOr([])) {
        assert.ok(fitsSchema(event), event.type)
        const told = Object.values(event.data)
        assert.ok(told.includes(command.now), `${event.type} at another time`)
        if (command.actor === undefined) continue
        const { userId, email } = command.actor
        assert.ok(
          told.some((value) => JSON.stringify(value) === JSON.stringify({ email, userId })),
          event.type,
        )
      }
    }),
  )
})

test('every refusal can be put into words, with every fact in its place', () => {
  fc.assert(
    fc.property(historyAndCommand, ([{ events }, command]) => {
      const decided = decide(command, fold(events))
      if (decided.isOk()) return
      const { message, advice } = explainRefusal(decided.error)
      assert.not.match(`${message} ${advice}`, /undefined|null|\[object|NaN/)
    }),
  )
})

test('to a stranger a community is as if it were not there', () => {
  const stranger = person('zoe', 'zephyr')
  fc.assert(
    fc.property(historyAndCommand, ([{ events }, command]) => {
      if (command.type === 'CreateCommunity' || command.type === 'ExpireInvitation' || 'linkGeneration' in command)
        return
      const by = { ...command, actor: stranger }
      assert.equal(decide(by, fold(events)), decide(by, initialState))
    }),
  )
})

test.run()
