import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CommunityEvent } from '../../src/index.js'
import { after, communityOf, eventOf } from '../support/decided.js'
import { bela } from '../support/people.js'
import {
  accept,
  addMembers,
  changeAlias,
  confirm,
  days,
  deadline,
  invitationId,
  invite,
  later,
  leave,
  pause,
  removeTenant,
  resend,
} from '../support/samples.js'
import { accepted, confirmed, ended, invited } from '../support/stages.js'

const settled = after(confirmed, pause(), changeAlias({ alias: 'Partner grid' }), addMembers())

/** Every way in which an invitation or a membership comes to its end while the community stays open. */
const exits: Readonly<Record<string, readonly CommunityEvent[]>> = {
  'it was declined': ended.Declined,
  'the acceptance was withdrawn': ended.Withdrawn,
  'the tenant was refused': ended.Refused,
  'it was revoked': ended.Revoked,
  'it expired': ended.Expired,
  'it expired after it was accepted': ended.ExpiredAccepted,
  'it lapsed without anybody noting it': invited,
  'it lapsed after it was accepted, without anybody noting it': accepted,
  'the tenant was removed': after(settled, removeTenant()),
  'the tenant left': after(settled, leave()),
}

const now = later(deadline, days(1))
const again = { number: 2, now }

for (const [exit, history] of Object.entries(exits))
  test(`after ${exit}, the same tenant is invited again, accepts and is confirmed, and starts from nothing`, () => {
    const joined = after(history, invite(again), accept(again), confirm(again))
    const state = communityOf(joined)
    assert.equal(state.members.get(bela.tenantId), {
      tenantId: bela.tenantId,
      contactEmail: bela.email,
      administratorRoles: ['community-administrator', 'tenant-administrator'],
      since: now,
      invitationId: invitationId(2),
      sharing: { name: 'Active' },
      alias: null,
      users: new Map(),
    })
    assert.equal([state.openByRecipient.has(bela.email), state.acceptedByTenant.size], [false, 0])
  })

for (const [exit, history] of Object.entries(exits))
  test(`after ${exit}, the old invitation stays as it ended and does not touch the new one`, () => {
    const reinvited = after(history, invite(again))
    const state = communityOf(reinvited)
    assert.is(state.openByRecipient.get(bela.email), invitationId(2))
    assert.equal(state.invitations.get(invitationId(1)), communityOf(history).invitations.get(invitationId(1)))
    assert.is(eventOf(reinvited, resend(again)).type, 'InvitationResent')
  })

test.run()
