import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityEvent, fold, startDirectory } from '../../src/index.js'
import { bela } from '../support/people.js'
import { toPlain } from '../support/random-history.js'
import { accept, communityId, confirm, create, historyOf, invitationId, invite } from '../support/samples.js'

// No decision leads to these; a history that somebody else wrote must not break a fold, nor make anybody a member.
const [created, invited, accepted, confirmed] = historyOf(create(), invite(), accept(), confirm()) as [
  CommunityEvent,
  CommunityEvent,
  CommunityEvent,
  CommunityEvent,
]

const membersAfter = (...events: readonly CommunityEvent[]): number => {
  const state = fold(events)
  return state.kind === 'Community' ? state.members.size : 0
}

test('what happens before a community was created changes nothing but the revision', () => {
  for (const event of [invited, accepted, confirmed])
    assert.equal(fold([event]), { kind: 'NoCommunity', revision: 0, unknownEvents: 0 })
})

test('a community is created once: a second creation changes nothing but the revision', () => {
  const once = fold([created, invited, accepted, confirmed])
  assert.ok(created.type === 'CommunityCreated')
  const again: CommunityEvent = { ...created, data: { ...created.data, ownerTenantId: bela.tenantId } }
  const twice = fold([created, invited, accepted, confirmed, again])
  assert.equal(toPlain({ ...twice, revision: 0 }), toPlain({ ...once, revision: 0 }))
  assert.is(twice.revision, 4)
})

test('nobody becomes a member by a confirmation without an invitation, or without an acceptance', () => {
  assert.is(membersAfter(created, confirmed), 1)
  assert.is(membersAfter(created, accepted, confirmed), 1)
  assert.is(membersAfter(created, invited, confirmed), 1)
  assert.is(membersAfter(created, invited, confirmed, accepted), 1)
  assert.is(membersAfter(created, invited, accepted, confirmed), 2)
  assert.is(membersAfter(created, invited, accepted, confirmed, confirmed), 2)
})

test('a late confirmation of an older invitation leaves the newer one open', () => {
  assert.ok(invited.type === 'TenantInvited' && accepted.type === 'InvitationAccepted')
  const newer = invitationId(2)
  const invitedAgain: CommunityEvent = { ...invited, data: { ...invited.data, invitationId: newer } }
  const acceptedAgain: CommunityEvent = { ...accepted, data: { ...accepted.data, invitationId: newer } }
  const state = fold([created, invited, accepted, invitedAgain, acceptedAgain, confirmed])
  assert.ok(state.kind === 'Community')
  assert.is(state.openByRecipient.get(bela.email), newer)
  assert.is(state.acceptedByTenant.get(bela.tenantId), newer)
})

test('the directory passes over what belongs to nothing it knows', () => {
  const directory = startDirectory()
  for (const event of [accepted, confirmed]) directory.apply(event)
  assert.equal(directory.communitiesOf(bela.tenantId), [])
  assert.equal(directory.invitationsAcceptedBy(bela.tenantId), [])
  assert.is(directory.communityOf(invitationId()), undefined)
  for (const event of [created, invited, accepted, confirmed]) directory.apply(event)
  assert.is(directory.communitiesOf(bela.tenantId)[0]?.tenantCount, 2)
  assert.is(directory.communityOf(invitationId()), communityId)
})

test.run()
