import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CommunityEvent } from '../../src/index.js'
import { after, communityOf, eventOf } from '../support/decided.js'
import { bela, person } from '../support/people.js'
import {
  accept,
  close,
  confirm,
  days,
  deadline,
  expire,
  invitationId,
  invite,
  later,
  leave,
  refuse,
  removeTenant,
  resend,
  revoke,
  withdraw,
} from '../support/samples.js'
import { accepted, confirmed, created, ended, invited } from '../support/stages.js'

test('noting late that an invitation lapsed leaves what was opened since', () => {
  const bruno = person('bruno', 'borealis')
  const history = after(
    accepted,
    invite({ number: 2, now: deadline }),
    invite({ number: 3, recipient: bruno.email, now: deadline }),
    accept({ number: 3, actor: bruno, now: deadline }),
    expire(),
  )
  const state = communityOf(history)
  assert.is(state.invitations.get(invitationId(1))?.status.name, 'Expired')
  assert.is(state.openByRecipient.get(bela.email), invitationId(2))
  assert.is(state.acceptedByTenant.get(bela.tenantId), invitationId(3))
})

const lasting = (history: readonly CommunityEvent[], event: CommunityEvent): void => {
  const before = communityOf(history)
  const state = communityOf([...history, event])
  assert.is(state.revision, before.revision + 1)
  assert.equal({ ...state, revision: before.revision }, before, event.type)
}

// Each event in a history that it cannot belong to: no decision made it, and it must break nothing.
const skipped: Readonly<Record<string, readonly [readonly CommunityEvent[], CommunityEvent]>> = {
  'sent again after an acceptance': [accepted, eventOf(invited, resend())],
  'sent again though it never was': [created, eventOf(invited, resend())],
  'sent again after it was revoked': [ended.Revoked, eventOf(invited, resend())],
  'sent again after an acceptance lapsed': [ended.ExpiredAccepted, eventOf(invited, resend())],
  'accepted though it never was': [created, eventOf(invited, accept())],
  'accepted twice': [accepted, eventOf(invited, accept())],
  'accepted after it expired': [ended.Expired, eventOf(invited, accept())],
  'confirmed though nobody accepted': [invited, eventOf(accepted, confirm())],
  'confirmed though it never was': [created, eventOf(accepted, confirm())],
  'withdrawn though nobody accepted': [invited, eventOf(accepted, withdraw())],
  'withdrawn after the confirmation': [confirmed, eventOf(accepted, withdraw())],
  'withdrawn though it never was': [created, eventOf(accepted, withdraw())],
  'refused though nobody accepted': [invited, eventOf(accepted, refuse())],
  'refused though it never was': [created, eventOf(accepted, refuse())],
  'declined though it never was': [created, ended.Declined[2] ?? eventOf(created, close())],
  'declined after the confirmation': [confirmed, ended.Declined[2] ?? eventOf(created, close())],
  'revoked though it never was': [created, eventOf(invited, revoke())],
  'revoked after the confirmation': [confirmed, eventOf(invited, revoke())],
  'expired though it never was': [created, eventOf(invited, expire())],
  'expired after the confirmation': [confirmed, eventOf(accepted, expire())],
  'removed though no member': [created, eventOf(confirmed, removeTenant())],
  'left though no member': [created, eventOf(confirmed, leave())],
}

for (const [what, [history, event]] of Object.entries(skipped))
  test(`an event that no decision can have made changes nothing but the revision: ${what}`, () =>
    lasting(history, event))

test('the owner cannot be taken out by any history', () => {
  const removed = eventOf(confirmed, removeTenant())
  const left = eventOf(confirmed, leave())
  assert.ok(removed.type === 'TenantRemoved' && left.type === 'TenantLeft')
  const { ownerTenantId: tenantId } = communityOf(confirmed)
  lasting(confirmed, { ...removed, data: { ...removed.data, tenantId } })
  lasting(confirmed, { ...left, data: { ...left.data, tenantId } })
})

test('what others have opened since stays open through every ending of an older one', () => {
  const lapsed = after(invited, invite({ number: 2, now: deadline }))
  for (const late of [eventOf(invited, revoke()), eventOf(invited, expire({ now: later(deadline, days(2)) }))]) {
    const state = communityOf([...lapsed, late])
    assert.is(state.openByRecipient.get(bela.email), invitationId(2))
    assert.is(state.invitations.get(invitationId(2))?.status.name, 'Invited')
  }
})

test.run()
