import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Actor, type CommunityEvent, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, amy, bela, belaUnverified, boris, carla, chris, cleo, who } from '../support/people.js'
import {
  changePolicy,
  communityId,
  create,
  deadline,
  decline,
  historyOf,
  invitationId,
  invite,
  later,
  monday,
  resend,
} from '../support/samples.js'
import { accepted, invited } from '../support/stages.js'

const resent = after(invited, resend({ now: later(monday, 1) }))
const notFound = refusal('invitation-not-found', 'NoCommunity', {})

const entitlementOf = (event: CommunityEvent) => {
  if (event.type !== 'InvitationDeclined') throw new Error(event.type)
  return event.data.entitledBy
}

test('the recipient declines, without a link and without a role', () => {
  const ordinary: Actor = { ...bela, roles: [] }
  for (const actor of [bela, ordinary])
    assert.equal(eventOf(invited, decline({ actor })), {
      type: 'InvitationDeclined',
      data: {
        ...{ communityId, invitationId: invitationId() },
        declinedAt: monday,
        declinedBy: who(bela),
        entitledBy: 'recipient',
        generation: 1,
      },
    })
})

test('declining ends the invitation, keeps by whom, and frees the address', () => {
  const state = communityOf(after(invited, decline({ now: later(monday, 1) })))
  const event = eventOf(invited, decline({ now: later(monday, 1) }))
  const invitation = state.invitations.get(invitationId())
  assert.equal(invitation?.status, { name: 'Declined', ending: event.data })
  assert.is(invitation?.revision, 2)
  assert.is(state.openByRecipient.size, 0)
})

test('an administrator who holds the newest link declines, and that is recorded', () => {
  const event = eventOf(resent, decline({ actor: carla, linkGeneration: 2 }))
  assert.ok(event.type === 'InvitationDeclined')
  assert.equal([event.data.entitledBy, event.data.generation], ['link', 2])
  assert.equal(event.data.declinedBy, who(carla))
})

test('a link is looked at only where the address does not speak already', () => {
  assert.is(entitlementOf(eventOf(resent, decline({ linkGeneration: 1 }))), 'recipient')
  assert.is(entitlementOf(eventOf(resent, decline({ actor: belaUnverified, linkGeneration: 2 }))), 'link')
})

test('an older link is superseded, with the time of the mail to look for; a newer one is not genuine', () => {
  const facts = { generation: 1, currentGeneration: 2, sentAt: later(monday, 1) }
  const told = refusalOf(resent, decline({ actor: carla, linkGeneration: 1 }))
  assert.equal(told, refusal('link-superseded', 'Invited', facts))
  assert.equal(refusalOf(resent, decline({ actor: carla, linkGeneration: 3 })), refusal('link-invalid', 'Invited', {}))
})

test('a link alone does not speak in the hand of an ordinary user, nor of a mere community administrator', () => {
  for (const actor of [chris, cleo, boris])
    assert.equal(
      refusalOf(invited, decline({ actor, linkGeneration: 1 })),
      refusal('not-tenant-administrator', 'Invited', { tenantId: actor.tenantId }),
    )
})

test('the owner does not decline with a link; it revokes', () => {
  assert.equal(
    refusalOf(invited, decline({ actor: ada, linkGeneration: 1 })),
    refusal('own-tenant', 'Invited', { tenantId: ada.tenantId }),
  )
  for (const actor of [ada, amy]) assert.equal(refusalOf(invited, decline({ actor })), notFound)
})

test('somebody of the owner who was invited by mistake may decline as the recipient', () => {
  const toAmy = historyOf(create(), invite({ recipient: amy.email }))
  assert.is(entitlementOf(eventOf(toAmy, decline({ actor: amy }))), 'recipient')
})

test('a stranger learns nothing, whether there is an invitation or not', () => {
  for (const history of [[], historyOf(create()), invited, accepted])
    for (const actor of [carla, cleo, chris]) assert.equal(refusalOf(history, decline({ actor })), notFound)
  assert.equal(refusalOf(invited, decline({ number: 9 })), notFound)
})

test('an address that nobody vouches for is no proof', () => {
  const told = refusal('email-not-verified', 'Invited', {})
  assert.equal(refusalOf(invited, decline({ actor: belaUnverified })), told)
})

test('where only the recipient may answer, the holder of the link does not decline either', () => {
  const strict = after(invited, changePolicy({ recipientOnly: true }))
  const masked = { maskedRecipient: 'b••@b••.example' }
  for (const linkGeneration of [1, 7])
    assert.equal(
      refusalOf(strict, decline({ actor: carla, linkGeneration })),
      refusal('not-the-recipient', 'Invited', masked),
    )
  assert.equal(
    refusalOf(strict, decline({ actor: belaUnverified, linkGeneration: 1 })),
    refusal('email-not-verified', 'Invited', {}),
  )
  assert.is(entitlementOf(eventOf(strict, decline())), 'recipient')
})

test('declining lasts until the deadline, and not a millisecond longer', () => {
  assert.is(eventOf(invited, decline({ now: later(deadline, -1) })).type, 'InvitationDeclined')
  for (const history of [invited, accepted])
    for (const now of [deadline, later(deadline, 1)])
      assert.equal(refusalOf(history, decline({ now })), refusal('invitation-expired', 'Expired', { deadline }))
})

test('what was accepted is not declined any more: whoever accepted withdraws', () => {
  const facts = { tenantId: bela.tenantId, acceptedBy: who(bela), acceptedAt: monday }
  const told = refusal('already-accepted', 'Accepted', facts)
  assert.equal(refusalOf(accepted, decline()), told)
  assert.equal(refusalOf(accepted, decline({ actor: carla, linkGeneration: 1, now: later(deadline, -1) })), told)
})

test.run()
