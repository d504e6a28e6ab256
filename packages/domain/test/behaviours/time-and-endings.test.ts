import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, explainRefusal, mayRead, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, bela, carla } from '../support/people.js'
import { storeAfter } from '../support/processes.js'
import { failureIn } from '../support/results.js'
import {
  accept,
  changePolicy,
  close,
  confirm,
  create,
  days,
  deadline,
  decline,
  expire,
  invitationId,
  invite,
  later,
  leave,
  monday,
  refuse,
  removeTenant,
  resend,
  revoke,
  withdraw,
} from '../support/samples.js'
import { accepted, carlaAccepted, invited } from '../support/stages.js'

test('accept after expiry fails loudly', async () => {
  const expired = refusal('invitation-expired', 'Expired', { deadline })
  const shared = await storeAfter(create(), invite())
  for (const now of [deadline, later(deadline, days(40))])
    for (const command of [accept({ now }), accept({ now, actor: carla, linkGeneration: 1 })])
      assert.equal(failureIn(await shared.open().execute(command)), expired)
  const noted = await storeAfter(create(), invite(), expire())
  assert.equal(failureIn(await noted.open().execute(accept({ now: later(deadline, 1) }))), expired)
  assert.is(shared.store.all.length, 2)
  assert.not.ok((await shared.stored()).members.has(bela.tenantId))
})

const endings: Readonly<Record<string, readonly CommunityCommand[]>> = {
  lapsed: [invite()],
  'lapsed after it was accepted': [invite(), accept()],
  expired: [invite(), expire()],
  declined: [invite(), decline()],
  revoked: [invite(), revoke()],
  withdrawn: [invite(), accept(), withdraw()],
  refused: [invite(), accept(), refuse()],
  removed: [invite(), accept(), confirm(), removeTenant()],
  left: [invite(), accept(), confirm(), leave()],
}

test('no exit ever blocks a new invitation', () => {
  const again = { number: 2, now: later(deadline, 1) }
  for (const [what, commands] of Object.entries(endings)) {
    const history = after([], create({ policy: { pendingLimit: 1 } }), ...commands)
    const joined = communityOf(after(history, invite(again), accept(again), confirm(again)))
    assert.is(joined.members.get(bela.tenantId)?.invitationId, invitationId(2), what)
  }
})

test('the deadline covers the whole handshake', () => {
  const late = after(invited, accept({ now: later(deadline, -1) }))
  const expired = refusal('invitation-expired', 'Expired', { deadline })
  for (const command of [confirm({ now: deadline }), refuse({ now: deadline }), withdraw({ now: deadline })])
    assert.equal(refusalOf(late, command), expired)
  assert.is(eventOf(late, expire()).type, 'InvitationExpired')
  assert.is(communityOf(after(late, expire())).acceptedByTenant.size, 0)
})

test('an acceptance is told not to be a membership yet', () => {
  const state = communityOf(accepted)
  assert.not.ok(state.members.has(bela.tenantId))
  assert.not.ok(mayRead(state, bela))
  const again = refusalOf(accepted, accept())
  assert.ok(again.code === 'already-accepted')
  assert.match(explainRefusal(again).advice, /the community owner confirms next/)
  assert.is(refusalOf(accepted, leave()).code, 'community-not-found')
})

test('sending again makes a generation, and an older link is told to be superseded by the mail of when', () => {
  const tuesday = later(monday, days(1))
  const resent = after(invited, resend({ now: tuesday }))
  assert.equal([...communityOf(resent).invitations.keys()], [invitationId()])
  assert.equal(
    refusalOf(resent, accept({ actor: carla, linkGeneration: 1 })),
    refusal('link-superseded', 'Invited', { generation: 1, currentGeneration: 2, sentAt: tuesday }),
  )
  assert.is(eventOf(resent, accept({ actor: carla, linkGeneration: 2 })).type, 'InvitationAccepted')
})

test('sending again extends the time, never shortens it and never makes a second invitation', () => {
  const strict = after(invited, changePolicy({ deadlineDays: 1, pendingLimit: 1 }))
  let history = strict
  let before = deadline
  for (const day of [0, 5, 13, 14, 20]) {
    history = after(history, resend({ now: later(monday, days(day)) }))
    const invitation = communityOf(history).invitations.get(invitationId())
    assert.ok(invitation !== undefined && invitation.deadline >= before)
    before = invitation.deadline
  }
  assert.is(before, later(monday, days(21)))
  const state = communityOf(history)
  assert.equal([state.invitations.size, state.openByRecipient.size], [1, 1])
})

test('what closes while a handshake is open ends it', () => {
  const closed = after(carlaAccepted, close({ now: later(monday, 1) }))
  const facts = { closedAt: later(monday, 1) }
  const forCarla = { number: 2, tenantId: carla.tenantId }
  for (const command of [confirm(forCarla), refuse(forCarla), resend({ number: 2 }), invite({ number: 3 })])
    assert.equal(refusalOf(closed, command), refusal('community-closed', 'Closed', facts))
  for (const command of [accept({ number: 2, actor: carla }), withdraw({ number: 2, actor: carla })])
    assert.equal(refusalOf(closed, command), refusal('community-closed', 'Voided', facts))
  assert.equal([...communityOf(closed).members.keys()], [ada.tenantId, bela.tenantId])
})

test.run()
