import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityEvent, refusal, type Timestamp } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, person, who } from '../support/people.js'
import {
  accept,
  changePolicy,
  communityId,
  days,
  deadline,
  decline,
  expire,
  invitationId,
  invite,
  later,
  monday,
  resend,
  revoke,
} from '../support/samples.js'
import { accepted, carlaInvited, created, ended, invited } from '../support/stages.js'

const tuesday = later(monday, days(1))
const expired = ended.Expired

const resentAt = (history: readonly CommunityEvent[], now: Timestamp, number = 1) => {
  const event = eventOf(history, resend({ now, number }))
  if (event.type !== 'InvitationResent') throw new Error(event.type)
  return event.data
}

test('an administrator of the owner sends an invitation again: a new generation and a new deadline', () => {
  assert.equal(eventOf(invited, resend({ actor: alan, now: tuesday })), {
    type: 'InvitationResent',
    data: {
      ...{ communityId, invitationId: invitationId() },
      deadline: later(tuesday, days(14)),
      generation: 2,
      resentAt: tuesday,
      resentBy: who(alan),
    },
  })
})

test('each time is a generation more, of the same invitation', () => {
  const history = after(invited, resend(), resend({ now: tuesday }))
  assert.is(resentAt(history, later(tuesday, 1)).generation, 4)
  const invitation = communityOf(history).invitations.get(invitationId())
  assert.ok(invitation)
  assert.equal([invitation.generation, invitation.sentAt, invitation.issuedAt], [3, tuesday, monday])
  assert.equal([invitation.deadline, invitation.revision], [later(tuesday, days(14)), 3])
  assert.equal(invitation.status, { name: 'Invited' })
  assert.is(communityOf(history).invitations.size, 1)
})

test('the deadline never moves back, be the policy stricter than before or the clock behind', () => {
  const stricter = after(invited, changePolicy({ deadlineDays: 1 }, { now: tuesday }))
  assert.is(resentAt(stricter, tuesday).deadline, deadline)
  assert.is(resentAt(stricter, later(deadline, -days(1))).deadline, deadline)
  assert.is(resentAt(stricter, later(deadline, 1 - days(1))).deadline, later(deadline, 1))
  assert.is(resentAt(invited, later(monday, -1)).deadline, deadline)
  const generous = after(invited, changePolicy({ deadlineDays: 30 }))
  assert.is(resentAt(generous, monday).deadline, later(monday, days(30)))
})

test('one that lapsed is sent again, noted or not, and takes its place again', () => {
  for (const history of [invited, expired])
    for (const now of [deadline, later(deadline, days(100))]) {
      assert.equal([resentAt(history, now).generation, resentAt(history, now).deadline], [2, later(now, days(14))])
      const state = communityOf(after(history, resend({ now })))
      assert.is(state.openByRecipient.get(bela.email), invitationId())
      assert.is(state.invitations.get(invitationId())?.status.name, 'Invited')
      assert.is(eventOf(after(history, resend({ now })), accept({ now })).type, 'InvitationAccepted')
    }
})

test('one that lapsed is not sent again where another one to the address is open', () => {
  for (const history of [invited, expired]) {
    const taken = after(history, invite({ number: 2, now: deadline }))
    const facts = { invitationId: invitationId(2), deadline: later(deadline, days(14)) }
    assert.equal(refusalOf(taken, resend({ now: deadline })), refusal('already-invited', 'Invited', facts))
    const acceptedMeanwhile = after(taken, accept({ number: 2, now: deadline }))
    const told = refusal('already-invited', 'Accepted', facts)
    assert.equal(refusalOf(acceptedMeanwhile, resend({ now: deadline })), told)
    for (const freed of [
      after(taken, revoke({ number: 2, now: deadline })),
      after(taken, decline({ number: 2, now: deadline })),
    ])
      assert.is(resentAt(freed, deadline).generation, 2)
    assert.is(resentAt(taken, later(deadline, days(14))).generation, 2)
  }
})

test('an expiry that was noted frees the place, also for a clock that is a little behind', () => {
  const taken = after(expired, invite({ number: 2, now: later(deadline, -1) }))
  const facts = { invitationId: invitationId(2), deadline: later(deadline, days(14) - 1) }
  assert.equal(refusalOf(taken, resend({ now: later(deadline, -1) })), refusal('already-invited', 'Invited', facts))
})

test('one that lapsed needs room among the open ones, one that is open has its room', () => {
  const single = after(created, changePolicy({ pendingLimit: 1 }), invite())
  assert.is(resentAt(single, tuesday).generation, 2)
  for (const history of [single, after(single, expire())]) {
    assert.is(resentAt(history, deadline).generation, 2)
    const full = after(history, invite({ number: 2, recipient: carla.email, now: deadline }))
    assert.equal(refusalOf(full, resend({ now: deadline })), refusal('too-many-pending', 'Open', { limit: 1 }))
    assert.is(resentAt(full, later(deadline, days(14))).generation, 2)
  }
})

test('what was accepted is not sent again, and it is told who accepted, until it lapses', () => {
  const facts = { tenantId: bela.tenantId, acceptedBy: who(bela), acceptedAt: monday }
  const told = refusal('accepted-meanwhile', 'Accepted', facts)
  assert.equal(refusalOf(accepted, resend({ now: later(deadline, -1) })), told)
  const lapsed = refusal('invitation-expired', 'Expired', { deadline })
  assert.equal(refusalOf(accepted, resend({ now: deadline })), lapsed)
  assert.equal(refusalOf(ended.ExpiredAccepted, resend({ now: deadline })), lapsed)
})

test('only the owner’s administrators send again; a stranger and the recipient find no community', () => {
  const notFound = refusal('community-not-found', 'NoCommunity', {})
  for (const actor of [carla, person('dora', 'driftwood')])
    assert.equal(refusalOf(invited, resend({ actor })), notFound)
  assert.equal(refusalOf(invited, resend({ actor: bela })), notFound)
  assert.equal(refusalOf([], resend()), notFound)
  const noAdministrator = refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(invited, resend({ actor: amy })), noAdministrator)
  const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
  for (const actor of [bela, boris]) assert.equal(refusalOf(carlaInvited, resend({ actor, number: 2 })), notOwner)
})

test('an invitation that does not exist is not sent again', () => {
  assert.equal(refusalOf(invited, resend({ number: 9 })), refusal('invitation-not-found', 'NoCommunity', {}))
})

test.run()
