import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { defaultPolicy, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, who } from '../support/people.js'
import {
  accept,
  changePolicy,
  communityId,
  confirm,
  create,
  days,
  deadline,
  historyOf,
  invitationId,
  invite,
  later,
  monday,
} from '../support/samples.js'
import { confirmed, created, invited } from '../support/stages.js'

test('the whole policy is recorded, what was left out as it was', () => {
  const policy = { ...defaultPolicy, deadlineDays: 3, recipientOnly: true }
  const command = changePolicy({ deadlineDays: 3, recipientOnly: true }, { actor: alan, now: later(monday, 1) })
  assert.equal(eventOf(created, command), {
    type: 'PolicyChanged',
    data: { communityId, policy, changedAt: later(monday, 1), changedBy: who(alan) },
  })
  assert.equal(communityOf(after(created, command)).policy, policy)
})

test('a change upon a change keeps the first one', () => {
  const twice = after(created, changePolicy({ deadlineDays: 3 }), changePolicy({ fourEyes: true }))
  assert.equal(communityOf(twice).policy, { ...defaultPolicy, deadlineDays: 3, fourEyes: true })
})

test('new rules hold for what is decided from then on, and leave what was decided', () => {
  const stricter = after(invited, changePolicy({ deadlineDays: 1, pendingLimit: 1, fourEyes: true }))
  assert.is(communityOf(stricter).invitations.get(invitationId())?.deadline, deadline)
  const accepted = after(stricter, accept())
  assert.is(refusalOf(accepted, confirm()).code, 'four-eyes-required')
  const joined = after(accepted, confirm({ actor: alan }))
  const next = eventOf(joined, invite({ number: 2, recipient: carla.email }))
  assert.ok(next.type === 'TenantInvited')
  assert.is(next.data.deadline, later(monday, days(1)))
})

test('the roles stay the host’s, whatever a caller of JavaScript slips in', () => {
  const slipped = { deadlineDays: 3, creatingRoles: ['guest'], acceptingRoles: ['guest'] }
  const { policy } = communityOf(after(created, changePolicy(slipped)))
  assert.equal(policy, { ...defaultPolicy, deadlineDays: 3 })
})

test('what is so already needs no change', () => {
  const told = refusal('nothing-to-change', 'Open', {})
  for (const same of [{}, { deadlineDays: 14 }, { fourEyes: false, confirmBy: 'any-administrator' } as const])
    assert.equal(refusalOf(created, changePolicy(same)), told)
})

test('rules that cannot be are refused by their name', () => {
  const told = refusalOf(created, changePolicy({ deadlineDays: 0 }))
  assert.ok(told.code === 'policy-not-workable' && told.state === 'Open')
  assert.is(told.facts.field, 'policy/deadlineDays')
  assert.match(told.facts.problem, /^must be /)
  for (const [field, changes] of [
    ['policy/recipientDailyLimit', { recipientDailyLimit: 0 }],
    ['policy/recipientDailyLimit', { recipientDailyLimit: 1001 }],
    ['policy/senderDailyLimit', { senderDailyLimit: 0 }],
    ['policy/senderDailyLimit', { senderDailyLimit: 1_000_001 }],
    ['policy/pendingLimit', { pendingLimit: 0 }],
  ] as const) {
    const refused = refusalOf(created, changePolicy(changes))
    assert.ok(refused.code === 'policy-not-workable' && refused.facts.field === field, JSON.stringify(refused))
  }
})

test('rules under which nobody could ever confirm are refused also where they come one after the other', () => {
  const strict = historyOf(create({ policy: { fourEyes: true } }))
  assert.equal(
    refusalOf(strict, changePolicy({ confirmBy: 'issuer' })),
    refusal('policy-not-workable', 'Open', {
      field: 'policy/confirmBy',
      problem: 'cannot be "issuer" together with four eyes, or nobody could ever confirm',
    }),
  )
  assert.is(eventOf(strict, changePolicy({ confirmBy: 'issuer', fourEyes: false })).type, 'PolicyChanged')
})

test('the bounds of each rule can be reached', () => {
  for (const changes of [
    { deadlineDays: 1, pendingLimit: 1, recipientDailyLimit: 1, senderDailyLimit: 1 },
    { deadlineDays: 365, pendingLimit: 10_000, recipientDailyLimit: 1000, senderDailyLimit: 1_000_000 },
  ])
    assert.is(eventOf(created, changePolicy(changes)).type, 'PolicyChanged')
})

test('only the owner’s administrators change the rules', () => {
  const notFound = refusal('community-not-found', 'NoCommunity', {})
  assert.equal(refusalOf(confirmed, changePolicy({ deadlineDays: 3 }, { actor: carla })), notFound)
  assert.equal(refusalOf([], changePolicy()), notFound)
  const noAdministrator = refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(confirmed, changePolicy({ deadlineDays: 3 }, { actor: amy })), noAdministrator)
  const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
  for (const actor of [bela, boris])
    assert.equal(refusalOf(confirmed, changePolicy({ deadlineDays: 3 }, { actor })), notOwner)
})

test.run()
