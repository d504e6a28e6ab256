import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityPolicy, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, bela, carla, person } from '../support/people.js'
import {
  accept,
  changePolicy,
  create,
  days,
  deadline,
  historyOf,
  invite,
  later,
  monday,
  resend,
  revoke,
} from '../support/samples.js'

const hour = 3_600_000
const at = (hours: number) => later(monday, hours * hour)
const dora = person('dora', 'driftwood')
const withLimits = (policy: Partial<CommunityPolicy>) => historyOf(create({ policy }))

test('an address gets so many mails within 24 hours, sent again or anew, whoever asks for them', () => {
  const full = after(
    withLimits({ recipientDailyLimit: 3 }),
    invite(),
    resend({ actor: alan, now: at(1) }),
    revoke({ now: at(2) }),
    invite({ number: 2, actor: alan, now: at(3) }),
  )
  const told = refusal('too-many-to-recipient', 'Open', { limit: 3, retryAt: at(24) })
  for (const now of [at(3), later(at(24), -1)]) {
    assert.equal(refusalOf(full, resend({ number: 2, now })), told)
    assert.equal(refusalOf(after(full, revoke({ number: 2, now: at(3) })), invite({ number: 3, now })), told)
  }
  assert.is(eventOf(full, resend({ number: 2, now: at(24) })).type, 'InvitationResent')
  assert.is(
    eventOf(after(full, revoke({ number: 2, now: at(3) })), invite({ number: 3, now: at(24) })).type,
    'TenantInvited',
  )
})

test('the limit moves with the time: each mail counts for 24 hours of its own', () => {
  const full = after(withLimits({ recipientDailyLimit: 2 }), invite(), resend({ now: at(10) }), resend({ now: at(24) }))
  assert.equal(
    refusalOf(full, resend({ now: at(30) })),
    refusal('too-many-to-recipient', 'Open', { limit: 2, retryAt: at(34) }),
  )
  assert.is(eventOf(full, resend({ now: at(34) })).type, 'InvitationResent')
})

test('another address has mails of its own', () => {
  const full = after(withLimits({ recipientDailyLimit: 1 }), invite())
  assert.equal(
    refusalOf(full, resend({ now: at(1) })),
    refusal('too-many-to-recipient', 'Open', { limit: 1, retryAt: at(24) }),
  )
  assert.is(eventOf(full, invite({ number: 2, recipient: carla.email })).type, 'TenantInvited')
})

test('a person has so many mails sent within 24 hours, whoever gets them', () => {
  const full = after(
    withLimits({ senderDailyLimit: 2 }),
    invite(),
    invite({ number: 2, recipient: carla.email, now: at(1) }),
  )
  const told = refusal('too-many-by-sender', 'Open', { limit: 2, retryAt: at(24) })
  for (const now of [at(1), later(at(24), -1)]) {
    assert.equal(refusalOf(full, invite({ number: 3, recipient: dora.email, now })), told)
    assert.equal(refusalOf(full, resend({ now })), told)
  }
  assert.is(eventOf(full, invite({ number: 3, recipient: dora.email, now: at(24) })).type, 'TenantInvited')
  assert.is(eventOf(full, resend({ actor: alan, now: at(1) })).type, 'InvitationResent')
  assert.is(eventOf(full, invite({ number: 3, recipient: dora.email, actor: alan, now: at(1) })).type, 'TenantInvited')
})

test('sending again counts for whoever sends again, not for whoever had invited', () => {
  const history = after(withLimits({ senderDailyLimit: 1 }), invite({ actor: alan }), resend({ now: at(1) }))
  assert.equal(
    refusalOf(history, resend({ now: at(2) })),
    refusal('too-many-by-sender', 'Open', { limit: 1, retryAt: at(25) }),
  )
  assert.equal(
    refusalOf(history, resend({ actor: alan, now: at(2) })),
    refusal('too-many-by-sender', 'Open', { limit: 1, retryAt: at(24) }),
  )
  const { sentTo, sentBy } = communityOf(history)
  assert.equal([...sentTo], [[bela.email, [at(0), at(1)]]])
  assert.equal(
    [...sentBy],
    [
      [alan.userId, [at(0)]],
      [ada.userId, [at(1)]],
    ],
  )
})

test('the address is looked at before the sender', () => {
  const full = after(withLimits({ recipientDailyLimit: 1, senderDailyLimit: 1 }), invite())
  assert.is(refusalOf(full, resend({ now: at(1) })).code, 'too-many-to-recipient')
})

test('a limit that was lowered counts what was sent before, one that was raised gives room at once', () => {
  const sent = after(withLimits({}), invite(), resend({ now: at(1) }), resend({ now: at(2) }))
  const lowered = after(sent, changePolicy({ recipientDailyLimit: 2 }, { now: at(2) }))
  assert.equal(
    refusalOf(lowered, resend({ now: at(3) })),
    refusal('too-many-to-recipient', 'Open', { limit: 2, retryAt: at(25) }),
  )
  const raised = after(lowered, changePolicy({ recipientDailyLimit: 4 }, { now: at(3) }))
  assert.is(eventOf(raised, resend({ now: at(3) })).type, 'InvitationResent')
})

test('what else is wrong is told before the limits', () => {
  const full = after(withLimits({ recipientDailyLimit: 1, senderDailyLimit: 1, pendingLimit: 1 }), invite())
  assert.is(refusalOf(full, invite({ number: 2, now: at(1) })).code, 'already-invited')
  assert.is(refusalOf(full, invite({ number: 2, recipient: carla.email, now: at(1) })).code, 'too-many-pending')
  assert.is(refusalOf(after(full, accept()), resend({ now: at(1) })).code, 'accepted-meanwhile')
})

test('pending ones count until they end, lapse or are confirmed, accepted ones included', () => {
  const told = refusal('too-many-pending', 'Open', { limit: 1 })
  const single = after(withLimits({ pendingLimit: 1 }), invite())
  const next = { number: 2, recipient: carla.email }
  assert.equal(refusalOf(single, invite(next)), told)
  assert.equal(refusalOf(after(single, accept()), invite({ ...next, now: later(deadline, -1) })), told)
  assert.is(eventOf(single, invite({ ...next, now: deadline })).type, 'TenantInvited')
  assert.is(eventOf(after(single, revoke()), invite(next)).type, 'TenantInvited')
  // Lapsed invitations that nobody noted make room, but no more than there is.
  const lapsed = after(single, invite({ ...next, now: deadline }))
  assert.equal(refusalOf(lapsed, invite({ number: 3, recipient: dora.email, now: deadline })), told)
  assert.is(
    eventOf(lapsed, invite({ number: 3, recipient: dora.email, now: later(deadline, days(14)) })).type,
    'TenantInvited',
  )
})

test.run()
