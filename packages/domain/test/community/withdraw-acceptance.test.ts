import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Actor, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, carlaElsewhere, chris, cleo, person, who } from '../support/people.js'
import {
  accept,
  communityId,
  confirm,
  create,
  deadline,
  historyOf,
  invitationId,
  invite,
  later,
  monday,
  withdraw,
} from '../support/samples.js'
import { accepted, carlaAccepted, created, ended, invited } from '../support/stages.js'

const notFound = refusal('invitation-not-found', 'NoCommunity', {})
const acceptance = { tenantId: carla.tenantId, acceptedBy: who(carla), acceptedAt: monday }
const withdrawn = (actor: Actor) => eventOf(carlaAccepted, withdraw({ number: 2, actor })).type

test('an administrator of the accepting tenant takes the acceptance back', () => {
  assert.equal(eventOf(carlaAccepted, withdraw({ number: 2, actor: cleo, now: later(monday, 1) })), {
    type: 'AcceptanceWithdrawn',
    data: {
      ...{ communityId, invitationId: invitationId(2), tenantId: carla.tenantId },
      withdrawnAt: later(monday, 1),
      withdrawnBy: who(cleo),
    },
  })
})

test('administrators of the tenant may, and those that the acceptance named, and nobody else of it', () => {
  for (const actor of [carla, cleo]) assert.is(withdrawn(actor), 'AcceptanceWithdrawn')
  const told = refusal('not-tenant-administrator', 'Accepted', { tenantId: carla.tenantId })
  assert.equal(refusalOf(carlaAccepted, withdraw({ number: 2, actor: chris })), told)
  const byLeads = after(invited, accept({ administratorRoles: ['grid-lead'] }))
  const lead = person('lena', 'borealis', { roles: ['grid-lead'] })
  const other = person('otto', 'borealis', { roles: ['community-administrator'] })
  for (const actor of [bela, lead]) assert.is(eventOf(byLeads, withdraw({ actor })).type, 'AcceptanceWithdrawn')
  assert.equal(
    refusalOf(byLeads, withdraw({ actor: other })),
    refusal('not-tenant-administrator', 'Accepted', { tenantId: bela.tenantId }),
  )
})

test('withdrawing ends the invitation, keeps who had accepted, and frees the tenant and the address', () => {
  const state = communityOf(ended.Withdrawn)
  const invitation = state.invitations.get(invitationId())
  assert.ok(invitation?.status.name === 'Withdrawn')
  assert.equal(invitation.status.acceptance.acceptedBy, who(bela))
  assert.equal(invitation.status.ending.withdrawnBy, who(bela))
  assert.is(invitation.revision, 3)
  assert.equal([state.openByRecipient.size, state.acceptedByTenant.size], [0, 0])
  assert.not.ok(state.members.has(bela.tenantId))
})

test('another tenant does not withdraw: the recipient elsewhere and the owner learn whose acceptance it is', () => {
  const told = (tenantId: Actor['tenantId']) =>
    refusal('other-tenant-accepted', 'Accepted', { ...acceptance, namedTenantId: tenantId })
  for (const actor of [carlaElsewhere, ada, alan])
    assert.equal(refusalOf(carlaAccepted, withdraw({ number: 2, actor })), told(actor.tenantId))
})

test('a stranger, a member and an ordinary user of the owner find no invitation', () => {
  const unverifiedElsewhere = { ...carlaElsewhere, emailVerified: false }
  for (const actor of [person('dora', 'driftwood'), bela, boris, amy, unverifiedElsewhere])
    assert.equal(refusalOf(carlaAccepted, withdraw({ number: 2, actor })), notFound)
  assert.equal(refusalOf([], withdraw()), notFound)
  assert.equal(refusalOf(created, withdraw()), notFound)
  assert.equal(refusalOf(accepted, withdraw({ number: 9 })), notFound)
})

test('what nobody accepted cannot be withdrawn', () => {
  const told = refusal('not-accepted', 'Invited', { deadline, recipient: bela.email })
  for (const actor of [bela, ada]) {
    assert.equal(refusalOf(invited, withdraw({ actor })), told)
    assert.equal(refusalOf(invited, withdraw({ actor, now: later(deadline, -1) })), told)
    assert.equal(
      refusalOf(invited, withdraw({ actor, now: deadline })),
      refusal('invitation-expired', 'Expired', { deadline }),
    )
  }
  for (const actor of [carla, boris]) assert.equal(refusalOf(invited, withdraw({ actor })), notFound)
})

test('withdrawing lasts until the deadline, and not a millisecond longer', () => {
  assert.is(eventOf(accepted, withdraw({ now: later(deadline, -1) })).type, 'AcceptanceWithdrawn')
  for (const now of [deadline, later(deadline, 1)])
    assert.equal(refusalOf(accepted, withdraw({ now })), refusal('invitation-expired', 'Expired', { deadline }))
})

test('what was confirmed is not withdrawn any more, and it is told who confirmed: the member leaves instead', () => {
  const facts = { tenantId: bela.tenantId, acceptedBy: who(bela), acceptedAt: monday }
  const told = refusalOf(after(accepted, confirm({ actor: alan })), withdraw())
  assert.equal(
    told,
    refusal('already-confirmed', 'Confirmed', { ...facts, confirmedBy: who(alan), confirmedAt: monday }),
  )
})

test('a stranger learns nothing of an invitation that has come to an end, its tenant’s people do', () => {
  const history = ended.Withdrawn
  assert.equal(refusalOf(history, withdraw({ actor: carla })), notFound)
  for (const actor of [bela, boris, ada])
    assert.equal(
      refusalOf(history, withdraw({ actor })),
      refusal('already-withdrawn', 'Withdrawn', { by: who(bela), at: monday }),
    )
})

test('a recipient with a verified address sees the invitation from any tenant', () => {
  const toCarla = historyOf(create(), invite({ recipient: carla.email }))
  const told = refusal('not-accepted', 'Invited', { deadline, recipient: carla.email })
  assert.equal(refusalOf(toCarla, withdraw({ actor: carlaElsewhere })), told)
  assert.equal(refusalOf(toCarla, withdraw({ actor: { ...carla, emailVerified: false } })), notFound)
})

test.run()
