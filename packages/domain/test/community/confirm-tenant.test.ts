import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fold } from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { ada, alan, amy, bela, boris, carla } from '../support/people.js'
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
const isConfirmed = ([event]: readonly { readonly type: string }[]) => assert.is(event?.type, 'TenantConfirmed')

test('an administrator of the owner confirms, and only then the tenant is a member', () => {
  const before = fold(accepted)
  assert.ok(before.kind === 'Community' && !before.members.has(bela.tenantId))
  const confirmedBy = { userId: ada.userId, email: ada.email }
  const event = {
    type: 'TenantConfirmed',
    data: { communityId, invitationId: invitationId(), tenantId: bela.tenantId, confirmedBy, confirmedAt: monday },
  } as const
  given(...accepted)
    .when(confirm())
    .thenHappens(event)
  const after = fold([event], before)
  assert.ok(after.kind === 'Community')
  assert.equal(after.members.get(bela.tenantId), {
    tenantId: bela.tenantId,
    contactEmail: bela.email,
    administratorRoles: ['community-administrator', 'tenant-administrator'],
    since: monday,
    invitationId: invitationId(),
    sharing: { name: 'Active' },
    alias: null,
    users: new Map(),
  })
})

test('any administrator of the owner may confirm, not only whoever invited', () => {
  given(...accepted)
    .when(confirm({ actor: alan }))
    .thenSee(isConfirmed)
})

test('a stranger, the invited tenant, a member and an ordinary user do not confirm', () => {
  given(...accepted)
    .when(confirm({ actor: carla }))
    .thenRefused('community-not-found')
  given(...accepted)
    .when(confirm({ actor: bela }))
    .thenRefused('community-not-found')
  given(...accepted)
    .when(confirm({ actor: amy }))
    .thenRefused('not-community-administrator')
  const withMember = historyOf(create(), invite(), accept(), confirm(), invite({ number: 2, recipient: carla.email }))
  given(...withMember)
    .when(confirm({ actor: bela, number: 2 }))
    .thenRefused('not-owner-tenant')
  given(...withMember)
    .when(confirm({ actor: boris, number: 2 }))
    .thenRefused('not-owner-tenant')
})

test('nothing is confirmed before it is accepted', () => {
  given(...invited)
    .when(confirm())
    .thenRefused('not-accepted', { deadline, recipient: bela.email })
})

test('confirming names the tenant that was looked at', () => {
  given(...accepted)
    .when(confirm({ tenantId: carla.tenantId }))
    .thenRefused('other-tenant-accepted', { tenantId: bela.tenantId, namedTenantId: carla.tenantId })
})

test('confirming is bound to the revision that was looked at', () => {
  const facts = { seenRevision: 1, currentRevision: 2 }
  given(...accepted)
    .when(confirm({ seenRevision: 1 }))
    .thenRefused('acceptance-changed', facts)
  given(...accepted)
    .when(confirm({ seenRevision: 2 }))
    .thenSee(isConfirmed)
})

test('what happens elsewhere in the community does not change what was looked at', () => {
  const history = historyOf(create(), invite(), accept(), invite({ number: 2, recipient: carla.email }))
  given(...history)
    .when(confirm({ seenRevision: 2 }))
    .thenSee(isConfirmed)
})

test('the deadline covers confirming too', () => {
  given(...accepted)
    .when(confirm({ now: later(deadline, -1) }))
    .thenSee(isConfirmed)
  given(...accepted)
    .when(confirm({ now: deadline }))
    .thenRefused('invitation-expired', { deadline })
  given(...invited)
    .when(confirm({ now: deadline }))
    .thenRefused('invitation-expired', { deadline })
})

test('a second administrator learns who confirmed and when', () => {
  given(...historyOf(create(), invite(), accept(), confirm({ actor: alan })))
    .when(confirm())
    .thenRefused('already-confirmed', {
      tenantId: bela.tenantId,
      confirmedBy: { userId: alan.userId, email: alan.email },
    })
})

test('an invitation of no such id is not found', () => {
  given(...accepted)
    .when(confirm({ number: 9 }))
    .thenRefused('invitation-not-found')
})

test('four eyes: whoever invited does not confirm', () => {
  const history = historyOf(create({ policy: { fourEyes: true } }), invite(), accept())
  given(...history)
    .when(confirm())
    .thenRefused('four-eyes-required', { issuedBy: { userId: ada.userId, email: ada.email } })
  given(...history)
    .when(confirm({ actor: alan }))
    .thenSee(isConfirmed)
})

test('where only the issuer confirms, nobody else does', () => {
  const history = historyOf(create({ policy: { confirmBy: 'issuer' } }), invite(), accept())
  given(...history)
    .when(confirm({ actor: alan }))
    .thenRefused('only-issuer-confirms')
  given(...history)
    .when(confirm())
    .thenSee(isConfirmed)
})

test('a tenant that came in by another invitation is not confirmed again', () => {
  // Only a history of an earlier or foreign writer can look like this; the rule holds all the same.
  const [created, invitation, acceptance] = accepted
  assert.ok(created && invitation?.type === 'TenantInvited' && acceptance?.type === 'InvitationAccepted')
  const second = { ...invitation, data: { ...invitation.data, invitationId: invitationId(2) } }
  const acceptedAgain = { ...acceptance, data: { ...acceptance.data, invitationId: invitationId(2) } }
  const history = [
    created,
    invitation,
    acceptance,
    second,
    acceptedAgain,
    ...historyOf(create(), invite(), accept(), confirm()).slice(3),
  ]
  given(...history)
    .when(confirm({ number: 2 }))
    .thenRefused('already-member', { tenantId: bela.tenantId })
})

test.run()
