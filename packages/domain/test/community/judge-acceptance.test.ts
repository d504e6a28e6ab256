import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, cleo, person, who } from '../support/people.js'
import {
  changePolicy,
  communityId,
  confirm,
  deadline,
  invitationId,
  invite,
  later,
  monday,
  refuse,
} from '../support/samples.js'
import { accepted, carlaAccepted, ended, invited } from '../support/stages.js'

test('the owner refuses the tenant that accepted, which does not become a member', () => {
  assert.equal(eventOf(accepted, refuse({ actor: alan, now: later(monday, 1) })), {
    type: 'TenantRefused',
    data: {
      ...{ communityId, invitationId: invitationId(), tenantId: bela.tenantId },
      refusedAt: later(monday, 1),
      refusedBy: who(alan),
    },
  })
  const state = communityOf(ended.Refused)
  const invitation = state.invitations.get(invitationId())
  assert.ok(invitation?.status.name === 'Refused')
  assert.equal(invitation.status.acceptance.acceptedBy, who(bela))
  assert.equal(invitation.status.ending.refusedBy, who(ada))
  assert.is(invitation.revision, 3)
  assert.equal([state.openByRecipient.size, state.acceptedByTenant.size], [0, 0])
  assert.equal([...state.members.keys()], [ada.tenantId])
})

test('a tenant that is a member by now can still be refused, so that nothing stays open for ever', () => {
  const again = after(ended.Confirmed, invite({ number: 2, recipient: carla.email }))
  const [, , acceptance] = accepted
  assert.ok(acceptance?.type === 'InvitationAccepted')
  // Decided by rules that did not yet look for members; the open acceptance must not stay.
  const odd = [...again, { ...acceptance, data: { ...acceptance.data, invitationId: invitationId(2) } }]
  assert.is(eventOf(odd, refuse({ number: 2 })).type, 'TenantRefused')
  assert.equal(
    refusalOf(odd, confirm({ number: 2 })),
    refusal('already-member', 'Open', { tenantId: bela.tenantId, since: monday }),
  )
})

type Judge = (also: Parameters<typeof confirm>[0]) => CommunityCommand
const judges: Readonly<Record<string, Judge>> = { 'to confirm': confirm, 'to refuse': refuse }
const acceptance = { tenantId: bela.tenantId, acceptedBy: who(bela), acceptedAt: monday }

for (const [what, judge] of Object.entries(judges)) {
  test(`${what} is for the owner’s administrators alone`, () => {
    for (const actor of [ada, alan]) assert.is(typeof eventOf(accepted, judge({ actor })).type, 'string')
    const notFound = refusal('community-not-found', 'NoCommunity', {})
    for (const actor of [bela, boris, carla]) assert.equal(refusalOf(accepted, judge({ actor })), notFound)
    assert.equal(refusalOf([], judge({})), notFound)
    assert.equal(
      refusalOf(accepted, judge({ actor: amy })),
      refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId }),
    )
    const ofCarla = { number: 2, tenantId: carla.tenantId }
    const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
    for (const actor of [bela, boris]) assert.equal(refusalOf(carlaAccepted, judge({ ...ofCarla, actor })), notOwner)
    for (const actor of [carla, cleo]) assert.equal(refusalOf(carlaAccepted, judge({ ...ofCarla, actor })), notFound)
    assert.equal(refusalOf(accepted, judge({ number: 9 })), refusal('invitation-not-found', 'NoCommunity', {}))
  })

  test(`${what} needs an acceptance`, () => {
    const told = refusal('not-accepted', 'Invited', { deadline, recipient: bela.email })
    for (const now of [monday, later(deadline, -1)]) assert.equal(refusalOf(invited, judge({ now })), told)
    const lapsed = refusal('invitation-expired', 'Expired', { deadline })
    for (const now of [deadline, later(deadline, 1)]) assert.equal(refusalOf(invited, judge({ now })), lapsed)
  })

  test(`${what} names the tenant that was looked at, and that comes before the deadline`, () => {
    const facts = { ...acceptance, namedTenantId: carla.tenantId }
    for (const now of [monday, deadline])
      assert.equal(
        refusalOf(accepted, judge({ tenantId: carla.tenantId, now })),
        refusal('other-tenant-accepted', 'Accepted', facts),
      )
  })

  test(`${what} is bound to the revision that was looked at`, () => {
    for (const seenRevision of [0, 1, 3])
      assert.equal(
        refusalOf(accepted, judge({ seenRevision })),
        refusal('acceptance-changed', 'Accepted', { seenRevision, currentRevision: 2 }),
      )
    assert.ok(eventOf(accepted, judge({ seenRevision: 2 })))
  })

  test(`${what} lasts until the deadline, and not a millisecond longer`, () => {
    assert.ok(eventOf(accepted, judge({ now: later(deadline, -1) })))
    for (const now of [deadline, later(deadline, 1)])
      assert.equal(refusalOf(accepted, judge({ now })), refusal('invitation-expired', 'Expired', { deadline }))
  })

  test(`${what} takes four eyes where the policy says so, whatever was done before`, () => {
    const strict = after(accepted, changePolicy({ fourEyes: true }))
    assert.equal(refusalOf(strict, judge({})), refusal('four-eyes-required', 'Accepted', { issuedBy: who(ada) }))
    assert.ok(eventOf(strict, judge({ actor: alan })))
    const sameAddress = person('ada2', 'aster', { email: ada.email })
    assert.ok(eventOf(strict, judge({ actor: sameAddress })))
  })

  test(`${what} is for the issuer where the policy says so`, () => {
    const strict = after(accepted, changePolicy({ confirmBy: 'issuer' }))
    assert.equal(
      refusalOf(strict, judge({ actor: alan })),
      refusal('only-issuer-confirms', 'Accepted', { issuedBy: who(ada) }),
    )
    assert.ok(eventOf(strict, judge({})))
    assert.ok(eventOf(strict, judge({ actor: { ...ada, email: alan.email } })))
  })
}

test.run()
