import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { defaultAdministratorRoles } from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { ada, alan, bela, belaUnverified, boris, carla, carlaElsewhere, person } from '../support/people.js'
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
} from '../support/samples.js'

const invited = historyOf(create(), invite())
const accepted = historyOf(create(), invite(), accept())
const isAccepted = ([event]: readonly { readonly type: string }[]) => assert.is(event?.type, 'InvitationAccepted')

test('the invited administrator accepts for the tenant signed in to', () => {
  given(...invited)
    .when(accept())
    .thenHappens({
      type: 'InvitationAccepted',
      data: {
        ...{ communityId, invitationId: invitationId() },
        tenantId: bela.tenantId,
        contactEmail: bela.email,
        administratorRoles: defaultAdministratorRoles,
        acceptedBy: { userId: bela.userId, email: bela.email },
        acceptedAt: monday,
        entitledBy: 'recipient',
        generation: 1,
      },
    })
})

test('whoever holds the link may accept too, and that is recorded', () => {
  given(...invited)
    .when(accept({ actor: carla, linkGeneration: 1 }))
    .thenSee(([event]) => {
      assert.ok(event?.type === 'InvitationAccepted')
      assert.is(event.data.entitledBy, 'link')
      assert.is(event.data.acceptedBy.email, carla.email)
    })
})

test('a person with two tenants accepts for the one named and signed in to', () => {
  const forCarla = historyOf(create(), invite({ recipient: carla.email }))
  given(...forCarla)
    .when(accept({ actor: carla }))
    .thenSee(isAccepted)
  given(...forCarla)
    .when(accept({ actor: carlaElsewhere }))
    .thenSee(isAccepted)
  given(...forCarla)
    .when(accept({ actor: carla, tenantId: carlaElsewhere.tenantId }))
    .thenRefused('wrong-tenant', { signedInTenantId: carla.tenantId, namedTenantId: carlaElsewhere.tenantId })
})

test('a stranger gets the same refusal whether the invitation exists or not', () => {
  const there = given(...invited)
    .when(accept({ actor: carla }))
    .thenRefused('invitation-not-found')
  const nowhere = given(...historyOf(create()))
    .when(accept({ actor: carla }))
    .thenRefused('invitation-not-found')
  assert.equal(there, nowhere)
})

test('an address that nobody vouches for is no proof, unless the link is there', () => {
  given(...invited)
    .when(accept({ actor: belaUnverified }))
    .thenRefused('email-not-verified')
  given(...invited)
    .when(accept({ actor: belaUnverified, linkGeneration: 1 }))
    .thenSee(isAccepted)
})

test('an ordinary user does not accept for a tenant, link or not', () => {
  given(...invited)
    .when(accept({ actor: boris, linkGeneration: 1 }))
    .thenRefused('not-tenant-administrator', { tenantId: boris.tenantId })
  const toBoris = historyOf(create(), invite({ recipient: boris.email }))
  given(...toBoris)
    .when(accept({ actor: boris }))
    .thenRefused('not-tenant-administrator')
})

test('the owner does not join its own community', () => {
  given(...invited)
    .when(accept({ actor: ada, linkGeneration: 1 }))
    .thenRefused('own-tenant', { tenantId: ada.tenantId })
})

test('a link of an older mail is superseded, one of a later mail than there is is not genuine', () => {
  const [created, original] = invited
  assert.ok(created !== undefined && original?.type === 'TenantInvited')
  const resent = { ...original, data: { ...original.data, generation: 3 } }
  const facts = { generation: 2, currentGeneration: 3 }
  given(created, resent)
    .when(accept({ actor: carla, linkGeneration: 2 }))
    .thenRefused('link-superseded', facts)
  given(created, resent)
    .when(accept({ actor: carla, linkGeneration: 4 }))
    .thenRefused('link-invalid')
  given(created, resent)
    .when(accept({ linkGeneration: 2 }))
    .thenSee(isAccepted)
})

test('where only the recipient may accept, the link is not enough, and the address shown is masked', () => {
  const strict = historyOf(create({ policy: { recipientOnly: true } }), invite())
  given(...strict)
    .when(accept({ actor: carla, linkGeneration: 1 }))
    .thenRefused('not-the-recipient', { maskedRecipient: 'b••@b••.example' })
  given(...strict)
    .when(accept())
    .thenSee(isAccepted)
})

test('accepting lasts until the deadline, and not a millisecond longer', () => {
  given(...invited)
    .when(accept({ now: later(deadline, -1) }))
    .thenSee(isAccepted)
  const refusal = given(...invited)
    .when(accept({ now: deadline }))
    .thenRefused('invitation-expired', { deadline })
  assert.is(refusal.state, 'Expired')
})

test('accepting twice tells who accepted, when and for which tenant', () => {
  const facts = { tenantId: bela.tenantId, acceptedBy: { userId: bela.userId, email: bela.email }, acceptedAt: monday }
  given(...accepted)
    .when(accept())
    .thenRefused('already-accepted', facts)
  given(...accepted)
    .when(accept({ actor: carla, linkGeneration: 1 }))
    .thenRefused('already-accepted', facts)
})

test('accepting what was confirmed tells who confirmed and when', () => {
  given(...historyOf(create(), invite(), accept(), confirm({ actor: alan })))
    .when(accept())
    .thenRefused('already-confirmed', { confirmedBy: { userId: alan.userId, email: alan.email }, confirmedAt: monday })
})

test('a tenant has one open acceptance at a time; one that lapsed does not count', () => {
  const second = person('bruno', 'borealis')
  const twice = historyOf(
    create(),
    invite(),
    accept(),
    invite({ number: 2, recipient: second.email, now: later(monday, 1) }),
  )
  const again = { actor: second, number: 2 }
  const told = given(...twice)
    .when(accept(again))
    .thenRefused('tenant-has-open-acceptance', { tenantId: bela.tenantId, invitationId: invitationId(1) })
  assert.is(told.state, 'Accepted')
  given(...twice)
    .when(accept({ ...again, now: deadline }))
    .thenSee(isAccepted)
})

test('a member does not join a second time', () => {
  const second = person('bruno', 'borealis')
  const history = historyOf(create(), invite(), accept(), confirm(), invite({ number: 2, recipient: second.email }))
  given(...history)
    .when(accept({ actor: second, number: 2 }))
    .thenRefused('already-member', { tenantId: bela.tenantId, since: monday })
})

test('there is nothing to accept where there is no community, or one that is not understood', () => {
  given().when(accept()).thenRefused('invitation-not-found')
  given(...invited, { type: 'Unknown', storedType: 'X', storedVersion: 1 })
    .when(accept())
    .thenRefused('history-not-understood')
})

test.run()
