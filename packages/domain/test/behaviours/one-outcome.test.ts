import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, explainRefusal, refusal } from '../../src/index.js'
import { alan, bela, carla, who } from '../support/people.js'
import { race, storeAfter } from '../support/processes.js'
import { failureIn, valueIn } from '../support/results.js'
import {
  accept,
  communityId,
  confirm,
  create,
  days,
  deadline,
  decline,
  expire,
  invitationId,
  invite,
  later,
  refuse,
  resend,
  revoke,
  withdraw,
} from '../support/samples.js'

const acceptances = () => [accept(), accept({ actor: carla, linkGeneration: 1 })] as const

test('one winner on concurrent accept', async () => {
  for (const turned of [false, true]) {
    const shared = await storeAfter(create(), invite())
    const [byBela, byCarla] = acceptances()
    const outcomes = turned ? await race(shared, byCarla, byBela) : await race(shared, byBela, byCarla)
    const lost = outcomes.flatMap((outcome) => (outcome.isErr() ? [outcome.error] : []))
    const { status } = (await shared.stored()).invitations.get(invitationId()) ?? {}
    assert.ok(status?.name === 'Accepted')
    const { tenantId, acceptedBy, acceptedAt } = status.acceptance
    assert.equal(lost, [refusal('already-accepted', 'Accepted', { tenantId, acceptedBy, acceptedAt })])
    assert.is(shared.store.all.length, 3)
    assert.is((await shared.stored()).acceptedByTenant.size, 1)
  }
})

// From each open state, the steps of which only one can be the next.
const exclusive: readonly (readonly [
  before: () => readonly CommunityCommand[],
  steps: () => readonly CommunityCommand[],
])[] = [
  [() => [create(), invite()], () => [accept(), decline(), revoke()]],
  [
    () => [create(), invite()],
    () => [decline({ now: later(deadline, -1) }), revoke({ now: later(deadline, -1) }), expire()],
  ],
  [() => [create(), invite(), accept()], () => [withdraw(), confirm(), refuse(), expire()]],
]

const pairs = <Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] =>
  items.flatMap((one, index) => items.flatMap((other, at) => (at === index ? [] : [[one, other] as const])))

test('every transition is guarded, not only accept', async () => {
  for (const [before, steps] of exclusive)
    for (const [one, other] of pairs(steps())) {
      const shared = await storeAfter(...before())
      const count = shared.store.all.length
      const outcomes = await race(shared, one, other)
      const what = `${one.type} while ${other.type}`
      assert.is(outcomes.filter((outcome) => outcome.isOk()).length, 1, what)
      for (const outcome of outcomes) if (outcome.isErr()) assert.is(outcome.error.kind, 'refusal', what)
      assert.is(shared.store.all.length, count + 1, what)
      const { members, invitations } = await shared.stored()
      assert.is(members.has(bela.tenantId), invitations.get(invitationId())?.status.name === 'Confirmed', what)
    }
})

const steps = (): readonly CommunityCommand[] => [create(), invite(), accept(), confirm()]

test('a step and its effect are one atomic append', async () => {
  for (const [index, step] of steps().entries()) {
    const shared = await storeAfter(...steps().slice(0, index))
    const process = shared.open()
    shared.store.faults.push('unavailable')
    assert.is(failureIn(await process.execute(step)).kind, 'store-failure')
    assert.is(shared.store.all.length, index)
    shared.store.faults.push('unknown-but-stored')
    const appends = shared.store.appends
    const { community } = valueIn(await process.execute(step))
    assert.is(shared.store.all.length, index + 1, step.type)
    assert.is(shared.store.appends, appends + 2, 'the very same append was tried again, no other one made')
    assert.is(community.members.has(bela.tenantId), step.type === 'ConfirmTenant')
  }
})

test('a repeated command gives the same answer, and other content under its id is an error', async () => {
  const shared = await storeAfter(create())
  const command = invite()
  const first = valueIn(await shared.open().execute(command))
  const later30 = { ...command, now: later(command.now, days(30)) }
  for (const again of await Promise.all([later30, command, command].map((one) => shared.open().execute(one)))) {
    const { events, revision, position, repeated } = valueIn(again)
    assert.equal([events, revision, position, repeated], [first.events, first.revision, first.position, true])
  }
  const other = failureIn(await shared.open().execute({ ...command, recipient: carla.email }))
  assert.equal(other, refusal('command-id-reused', 'Open', {}))
  assert.is(shared.store.all.length, 2)
})

test('the second administrator of a stale screen gets the fact, not an error page', async () => {
  const shared = await storeAfter(create(), invite(), accept())
  const [screen, other] = [shared.open(), shared.open()]
  valueIn(await screen.read(communityId))
  const { revision } = valueIn(await other.execute(confirm({ actor: alan, seenRevision: 2 })))
  for (const stale of [confirm({ seenRevision: 2 }), refuse({ seenRevision: 2 }), revoke(), resend()]) {
    const told = failureIn(await screen.execute(stale))
    assert.ok(told.kind === 'refusal' && told.code === 'already-confirmed')
    assert.is(told.state, 'Confirmed')
    assert.equal([told.facts.confirmedBy, told.facts.tenantId], [who(alan), bela.tenantId])
    const { message, advice, retryable } = explainRefusal(told)
    assert.match(message, /^alan@aster\.example confirmed tenant borealis at 2026-01-05T/)
    assert.match(advice, /^Nothing more to do/)
    assert.not.ok(retryable)
  }
  assert.is((await shared.stored()).revision, Number(revision))
})

test.run()
