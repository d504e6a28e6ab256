import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseEmailAddress } from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { ada, alan, amy, bela, boris, carla } from '../support/people.js'
import { valueIn } from '../support/results.js'
import {
  accept,
  communityId,
  confirm,
  create,
  days,
  deadline,
  historyOf,
  invitationId,
  invite,
  later,
  monday,
} from '../support/samples.js'

const created = historyOf(create())
const confirmed = historyOf(create(), invite(), accept(), confirm())

test('an administrator of the owner invites, and the invitation lasts 14 days', () => {
  given(...created)
    .when(invite())
    .thenHappens({
      type: 'TenantInvited',
      data: {
        ...{ communityId, invitationId: invitationId() },
        recipient: bela.email,
        recipientAsTyped: bela.email,
        issuingTenantId: ada.tenantId,
        issuedBy: { userId: ada.userId, email: ada.email },
        issuedAt: monday,
        deadline,
        generation: 1,
      },
    })
})

test('every administrator of the owner may invite, by either role', () => {
  given(...created)
    .when(invite({ actor: alan }))
    .thenSee((events) => assert.is(events.length, 1))
})

test('a stranger gets the same refusal whether there is a community or not', () => {
  const there = given(...created)
    .when(invite({ actor: bela }))
    .thenRefused('community-not-found')
  const nowhere = given()
    .when(invite({ actor: bela }))
    .thenRefused('community-not-found')
  assert.equal(there, nowhere)
})

test('an ordinary user of the owner does not invite', () => {
  given(...created)
    .when(invite({ actor: amy }))
    .thenRefused('not-community-administrator', { tenantId: amy.tenantId })
})

test('an administrator of a member tenant does not invite, nor does its ordinary user', () => {
  const another = { recipient: carla.email, number: 2 }
  given(...confirmed)
    .when(invite({ ...another, actor: bela }))
    .thenRefused('not-owner-tenant', { ownerTenantId: ada.tenantId })
  given(...confirmed)
    .when(invite({ ...another, actor: boris }))
    .thenRefused('not-owner-tenant')
})

test('an address has one open invitation at a time, accepted ones included', () => {
  const facts = { invitationId: invitationId(), deadline }
  given(...historyOf(create(), invite()))
    .when(invite({ number: 2 }))
    .thenRefused('already-invited', facts)
  const refusal = given(...historyOf(create(), invite(), accept()))
    .when(invite({ number: 2 }))
    .thenRefused('already-invited')
  assert.is(refusal.state, 'Accepted')
})

test('an invitation never takes the place of another', () => {
  given(...historyOf(create(), invite()))
    .when(invite({ recipient: carla.email }))
    .thenRefused('invitation-id-taken', { invitationId: invitationId() })
})

test('a lapsed invitation never blocks a new one', () => {
  given(...historyOf(create(), invite()))
    .when(invite({ number: 2, now: deadline }))
    .thenSee(([event]) => assert.is(event?.type, 'TenantInvited'))
  given(...historyOf(create(), invite(), accept()))
    .when(invite({ number: 2, now: deadline }))
    .thenSee(([event]) => assert.is(event?.type, 'TenantInvited'))
})

test('an address whose tenant was confirmed can be invited again, for another of its tenants', () => {
  given(...confirmed)
    .when(invite({ number: 2 }))
    .thenSee((events) => assert.is(events.length, 1))
})

test('the number of open invitations is limited, and lapsed ones count for nothing', () => {
  const recipient = (number: number) => valueIn(parseEmailAddress(`admin${number}@partner.example`))
  const full = historyOf(
    create({ policy: { pendingLimit: 2 } }),
    invite({ number: 1, recipient: recipient(1) }),
    invite({ number: 2, recipient: recipient(2), now: later(monday, days(1)) }),
  )
  const third = { number: 3, recipient: recipient(3) }
  given(...full)
    .when(invite({ ...third, now: later(monday, days(2)) }))
    .thenRefused('too-many-pending', { limit: 2 })
  given(...full)
    .when(invite({ ...third, now: deadline }))
    .thenSee((events) => assert.is(events.length, 1))
})

test('a history with something unknown in it is not built on', () => {
  given(...created, { type: 'Unknown', storedType: 'TenantMerged', storedVersion: 1 })
    .when(invite())
    .thenRefused('history-not-understood', { unknownEvents: 1 })
})

test('a word to the recipient and the language of the mails are recorded where they were chosen', () => {
  given(...created)
    .when(invite({ message: 'As we agreed', language: 'DE' }))
    .thenSee(([event]) => {
      assert.ok(event?.type === 'TenantInvited')
      assert.equal([event.data.message, event.data.language], ['As we agreed', 'de'])
    })
  given(...created)
    .when(invite())
    .thenSee(([event]) => assert.ok(event && !('message' in event.data) && !('language' in event.data)))
})

test('one invitation is open until its deadline, and not a millisecond longer', () => {
  given(...historyOf(create(), invite()))
    .when(invite({ number: 2, now: later(deadline, -1) }))
    .thenRefused('already-invited')
})

test('a person of the owner may be invited by mistake; it is the acceptance that is refused', () => {
  given(...created)
    .when(invite({ recipient: alan.email }))
    .thenSee((events) => assert.is(events.length, 1))
})

test.run()
