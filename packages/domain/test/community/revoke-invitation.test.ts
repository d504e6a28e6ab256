import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, who } from '../support/people.js'
import { communityId, deadline, invitationId, later, monday, revoke } from '../support/samples.js'
import { accepted, carlaInvited, ended, invited } from '../support/stages.js'

test('any administrator of the owner takes back what nobody has accepted', () => {
  assert.equal(eventOf(invited, revoke({ actor: alan, now: later(monday, 1) })), {
    type: 'InvitationRevoked',
    data: {
      ...{ communityId, invitationId: invitationId() },
      revokedAt: later(monday, 1),
      revokedBy: who(alan),
    },
  })
})

test('revoking ends the invitation, keeps by whom, and frees the address', () => {
  const state = communityOf(ended.Revoked)
  const invitation = state.invitations.get(invitationId())
  assert.ok(invitation?.status.name === 'Revoked')
  assert.equal(invitation.status.ending.revokedBy, who(ada))
  assert.is(invitation.revision, 2)
  assert.is(state.openByRecipient.size, 0)
})

test('an acceptance is refused, not revoked; until it lapses it is told who accepted', () => {
  const facts = { tenantId: bela.tenantId, acceptedBy: who(bela), acceptedAt: monday }
  const told = refusal('accepted-meanwhile', 'Accepted', facts)
  for (const now of [monday, later(deadline, -1)]) assert.equal(refusalOf(accepted, revoke({ now })), told)
})

test('what lapsed needs no revoking', () => {
  assert.is(eventOf(invited, revoke({ now: later(deadline, -1) })).type, 'InvitationRevoked')
  for (const history of [invited, accepted])
    for (const now of [deadline, later(deadline, 1)])
      assert.equal(refusalOf(history, revoke({ now })), refusal('invitation-expired', 'Expired', { deadline }))
})

test('only the owner’s administrators revoke; a stranger and the recipient find no community', () => {
  const notFound = refusal('community-not-found', 'NoCommunity', {})
  for (const actor of [carla, bela]) assert.equal(refusalOf(invited, revoke({ actor })), notFound)
  assert.equal(refusalOf([], revoke()), notFound)
  const noAdministrator = refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(invited, revoke({ actor: amy })), noAdministrator)
  const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
  for (const actor of [bela, boris]) assert.equal(refusalOf(carlaInvited, revoke({ actor, number: 2 })), notOwner)
  assert.equal(refusalOf(invited, revoke({ number: 9 })), refusal('invitation-not-found', 'NoCommunity', {}))
})

test.run()
