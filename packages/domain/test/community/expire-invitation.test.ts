import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { bela, who } from '../support/people.js'
import { communityId, days, deadline, expire, invitationId, later, monday, resend } from '../support/samples.js'
import { accepted, created, ended, invited } from '../support/stages.js'

test('the clock notes that an invitation lapsed, from its deadline on', () => {
  for (const history of [invited, accepted])
    for (const now of [deadline, later(deadline, days(1))])
      assert.equal(eventOf(history, expire({ now })), {
        type: 'InvitationExpired',
        data: { communityId, deadline, expiredAt: now, invitationId: invitationId() },
      })
})

test('nothing lapses a millisecond too early', () => {
  const now = later(deadline, -1)
  assert.equal(refusalOf(invited, expire({ now })), refusal('not-due', 'Invited', { deadline }))
  assert.equal(refusalOf(accepted, expire({ now })), refusal('not-due', 'Accepted', { deadline }))
})

test('one that was sent again is due at its new deadline', () => {
  const tuesday = later(monday, days(1))
  const resent = after(invited, resend({ now: tuesday }))
  const facts = { deadline: later(deadline, days(1)) }
  assert.equal(refusalOf(resent, expire({ now: deadline })), refusal('not-due', 'Invited', facts))
  const event = eventOf(resent, expire({ now: facts.deadline }))
  assert.ok(event.type === 'InvitationExpired')
  assert.is(event.data.deadline, facts.deadline)
})

test('an expiry keeps who had accepted, where somebody had, and frees the tenant and the address', () => {
  const state = communityOf(ended.ExpiredAccepted)
  const invitation = state.invitations.get(invitationId())
  assert.ok(invitation?.status.name === 'Expired')
  assert.equal(invitation.status.acceptance?.acceptedBy, who(bela))
  assert.is(invitation.status.ending.expiredAt, deadline)
  assert.is(invitation.revision, 3)
  assert.equal([state.openByRecipient.size, state.acceptedByTenant.size], [0, 0])
  const unanswered = communityOf(ended.Expired).invitations.get(invitationId())?.status
  assert.ok(unanswered?.name === 'Expired' && !('acceptance' in unanswered))
})

test('there is nothing to expire where there is no such invitation or no community', () => {
  assert.equal(refusalOf(created, expire()), refusal('invitation-not-found', 'NoCommunity', {}))
  assert.equal(refusalOf([], expire()), refusal('community-not-found', 'NoCommunity', {}))
})

test.run()
