import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Actor,
  type CommunityEvent,
  type DirectoryProjection,
  fold,
  startDirectory,
  type TenantId,
} from '../../src/index.js'
import { after } from '../support/decided.js'
import { ada, bela } from '../support/people.js'
import { toPlain } from '../support/random-history.js'
import { valueIn } from '../support/results.js'
import {
  accept,
  addMembers,
  assignRoles,
  changeAlias,
  changeContactEmail,
  changeDetails,
  changePolicy,
  close,
  communityId,
  confirm,
  create,
  deadline,
  decline,
  expire,
  historyOf,
  invitationId,
  invite,
  leave,
  monday,
  pause,
  refuse,
  removeMembers,
  removeTenant,
  resend,
  resume,
  revoke,
  withdraw,
} from '../support/samples.js'

// No decision leads to these; a history that somebody else wrote must not break a fold, nor make anybody a member.
const [created, invited, accepted, confirmed] = historyOf(create(), invite(), accept(), confirm()) as [
  CommunityEvent,
  CommunityEvent,
  CommunityEvent,
  CommunityEvent,
]

// One of every other kind of event.
const everythingElse = [
  ...after(historyOf(create(), invite(), resend(), accept()), withdraw()).slice(2),
  ...after(historyOf(create(), invite(), accept()), refuse()).slice(3),
  ...[decline(), revoke(), expire()].flatMap((command) => after(historyOf(create(), invite()), command).slice(2)),
  ...after(
    [created, invited, accepted, confirmed],
    ...[changeDetails({ name: 'Wind' }), changePolicy()],
    ...[pause(), resume(), changeContactEmail(), changeAlias(), assignRoles({ administratorRoles: bela.roles })],
    ...[addMembers(), removeMembers(), leave({ typedName: 'Wind' })],
  ).slice(4),
  ...after([created, invited, accepted, confirmed], removeTenant(), close()).slice(4),
]

const membersAfter = (...events: readonly CommunityEvent[]): number => {
  const state = fold(events)
  return state.kind === 'Community' ? state.members.size : 0
}

test('what happens before a community was created changes nothing but the revision', () => {
  for (const event of [invited, accepted, confirmed, ...everythingElse])
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

test('what happens to an invitation or a tenant that nobody knows changes nothing but the revision', () => {
  const alone = fold([created])
  for (const event of everythingElse) {
    if (event.type === 'CommunityClosed' || event.type === 'CommunityDetailsChanged' || event.type === 'PolicyChanged')
      continue
    assert.equal(toPlain({ ...fold([created, event]), revision: 0 }), toPlain(alone), event.type)
  }
})

test('the owner stays a member, whatever a history says', () => {
  for (const command of [leave(), removeTenant()]) {
    const event = after([created, invited, accepted, confirmed], command).at(-1)
    assert.ok(event?.type === 'TenantLeft' || event?.type === 'TenantRemoved')
    const ofOwner = { ...event, data: { ...event.data, tenantId: ada.tenantId } } as CommunityEvent
    assert.is(membersAfter(created, invited, accepted, confirmed, ofOwner), 2)
  }
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

const now = monday
const listed = (directory: DirectoryProjection, { tenantId, userId }: Actor) =>
  valueIn(directory.communities({ tenantId, userId, limit: 10, sortBy: 'name', direction: 'ascending' })).rows
const received = (directory: DirectoryProjection, acceptingTenantId: TenantId) =>
  valueIn(directory.receivedInvitations({ acceptingTenantId, now, limit: 10 })).rows

test('the directory passes over what belongs to nothing it knows', () => {
  const directory = startDirectory()
  for (const event of [accepted, confirmed, ...everythingElse]) directory.apply(event)
  assert.equal(listed(directory, bela), [])
  assert.equal(received(directory, bela.tenantId), [])
  assert.equal(directory.dueInvitations(deadline, 10).unwrapOr([]), [])
  assert.is(directory.communityOf(invitationId()), undefined)
  for (const event of [created, invited, accepted, confirmed]) directory.apply(event)
  assert.is(listed(directory, bela)[0]?.tenantCount, 2)
  assert.is(directory.communityOf(invitationId()), communityId)
})

test.run()
