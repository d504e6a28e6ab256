import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Actor, parseEmailAddress, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, bela, belaUnverified, boris, carla, carlaElsewhere, person, who } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import {
  accept,
  assignRoles,
  changePolicy,
  confirm,
  decline,
  invitationId,
  invite,
  refuse,
  withdraw,
} from '../support/samples.js'
import { openService } from '../support/service.js'
import { accepted, created, invited } from '../support/stages.js'

test('addresses are normalised once, and compared in that form everywhere', async () => {
  const { service } = openService()
  const { communityId } = valueIn(await service.createCommunity({ actor: ada }, { name: 'Grid' }))
  const typed = ' Be\u0301la@B\u00dcRO.example '
  const { events } = valueIn(await service.inviteTenant({ actor: ada }, { communityId, email: typed }))
  const [event] = events
  assert.ok(event?.type === 'TenantInvited')
  assert.equal([event.data.recipient, event.data.recipientAsTyped], ['b\u00e9la@xn--bro-hoa.example', typed.trim()])
  const request = { communityId, invitationId: event.data.invitationId, tenantId: bela.tenantId }
  for (const same of [
    'b\u00e9la@b\u00fcro.example',
    'B\u00c9LA@XN--BRO-HOA.EXAMPLE',
    'be\u0301la@bu\u0308ro.example',
  ]) {
    const told = failureIn(await service.inviteTenant({ actor: ada }, { communityId, email: same }))
    assert.ok(told.kind === 'refusal' && told.code === 'already-invited', same)
    const email = valueIn(parseEmailAddress(same))
    assert.is(email, event.data.recipient)
    // Without a role it cannot be accepted, but it is known that the address is the one invited.
    const refused = failureIn(await service.acceptInvitation({ actor: { ...bela, email, roles: [] } }, request))
    assert.ok(refused.kind === 'refusal' && refused.code === 'not-tenant-administrator', same)
  }
  const actor: Actor = { ...bela, email: valueIn(parseEmailAddress('B\u00c9LA@b\u00fcro.example')) }
  const answer = valueIn(await service.acceptInvitation({ actor }, request)).events[0]
  assert.ok(answer?.type === 'InvitationAccepted' && answer.data.entitledBy === 'recipient')
  const homograph = valueIn(parseEmailAddress('b\u00e9l\u0430@b\u00fcro.example'))
  assert.is.not(homograph, event.data.recipient)
})

test('an address that matches is no ownership: it must be verified, and its holder administer the tenant', () => {
  assert.equal(refusalOf(invited, accept({ actor: belaUnverified })), refusal('email-not-verified', 'Invited', {}))
  for (const roles of [[], ['tenant-user'], ['community-administrator']])
    assert.equal(
      refusalOf(invited, accept({ actor: { ...bela, roles } })),
      refusal('not-tenant-administrator', 'Invited', { tenantId: bela.tenantId }),
    )
  assert.is(eventOf(invited, accept()).type, 'InvitationAccepted')
})

test('the wrong account is told which address was invited, masked, and the invitation stays open', () => {
  const strict = after(invited, changePolicy({ recipientOnly: true }))
  for (const command of [accept({ actor: carla, linkGeneration: 1 }), decline({ actor: carla, linkGeneration: 1 })])
    assert.equal(
      refusalOf(strict, command),
      refusal('not-the-recipient', 'Invited', { maskedRecipient: 'b••@b••.example' }),
    )
  assert.equal(refusalOf(strict, accept({ actor: carla })), refusal('invitation-not-found', 'NoCommunity', {}))
  assert.is(eventOf(strict, accept()).type, 'InvitationAccepted')
})

test('one administrator of several tenants accepts for the one that is named, and confirming names it too', () => {
  const toCarla = after(created, invite({ recipient: carla.email }))
  const facts = { signedInTenantId: carla.tenantId, namedTenantId: carlaElsewhere.tenantId }
  const wrong = accept({ actor: carla, tenantId: carlaElsewhere.tenantId })
  assert.equal(refusalOf(toCarla, wrong), refusal('wrong-tenant', 'Invited', facts))
  const forDriftwood = after(toCarla, accept({ actor: carlaElsewhere }))
  const slip = refusalOf(forDriftwood, confirm({ tenantId: carla.tenantId }))
  assert.is(slip.code, 'other-tenant-accepted')
  const joined = communityOf(after(forDriftwood, confirm({ tenantId: carlaElsewhere.tenantId })))
  assert.equal([...joined.members.keys()], [ada.tenantId, carlaElsewhere.tenantId])
})

test('an inviter who was demoted or has gone takes nothing along: the invitation is the tenant’s act', () => {
  const demoted: Actor = { ...ada, roles: ['tenant-user'] }
  assert.is(eventOf(invited, accept()).type, 'InvitationAccepted')
  for (const command of [confirm({ actor: demoted }), refuse({ actor: demoted })])
    assert.equal(
      refusalOf(accepted, command),
      refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId }),
    )
  const elsewhere: Actor = { ...ada, tenantId: carla.tenantId }
  assert.is(refusalOf(accepted, confirm({ actor: elsewhere })).code, 'community-not-found')
  assert.is(eventOf(accepted, confirm({ actor: alan })).type, 'TenantConfirmed')
  const reassigned = after(accepted, assignRoles({ actor: ada, administratorRoles: ['grid-lead'] }))
  for (const actor of [ada, alan])
    assert.is(refusalOf(reassigned, confirm({ actor })).code, 'not-community-administrator')
  const lead = person('lena', 'aster', { roles: ['grid-lead'] })
  assert.is(eventOf(reassigned, confirm({ actor: lead })).type, 'TenantConfirmed')
})

test('whoever accepted and was demoted since does not withdraw; the tenant’s administrators of today do', () => {
  const demoted: Actor = { ...bela, roles: [] }
  const told = refusal('not-tenant-administrator', 'Accepted', { tenantId: bela.tenantId })
  for (const actor of [demoted, boris]) assert.equal(refusalOf(accepted, withdraw({ actor })), told)
  const successor = person('beate', 'borealis')
  assert.is(eventOf(accepted, withdraw({ actor: successor })).type, 'AcceptanceWithdrawn')
})

test('what was accepted is what is confirmed, and later changes rewrite no history', () => {
  const chosen = ['tenant-administrator', 'data-steward']
  const joined = after(invited, accept({ administratorRoles: chosen }), confirm())
  assert.equal(communityOf(joined).members.get(bela.tenantId)?.administratorRoles, chosen)
  const changed = communityOf(after(joined, assignRoles({ administratorRoles: ['grid-lead'] }), changePolicy()))
  const status = changed.invitations.get(invitationId())?.status
  assert.ok(status?.name === 'Confirmed')
  assert.equal(status.acceptance.administratorRoles, chosen)
  assert.equal(status.acceptance.acceptedBy, who(bela))
})

test.run()
