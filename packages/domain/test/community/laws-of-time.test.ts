import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  acceptanceOf,
  addDays,
  type Community,
  type CommunityEvent,
  type Invitation,
  isOpen,
  isPastDeadline,
  startFold,
  type Timestamp,
} from '../../src/index.js'
import { historyInTime } from '../support/random-history.js'

const happenedAt = ({ data }: CommunityEvent): Timestamp => {
  const [, at] = Object.entries(data).find(([name]) => name.endsWith('At')) ?? []
  return at as Timestamp
}

// What holds after every event, as long as the clock does not go back.
const afterEachEvent = (look: (community: Community, event: CommunityEvent, now: Timestamp) => void) =>
  fc.assert(
    fc.property(historyInTime, ({ events }) => {
      const folding = startFold()
      for (const event of events) {
        folding.apply(event)
        assert.ok(folding.state.kind === 'Community')
        look(folding.state, event, happenedAt(event))
      }
    }),
  )

const waiting = ({ invitations }: Community, now: Timestamp): readonly Invitation[] =>
  [...invitations.values()].filter((invitation) => isOpen(invitation) && !isPastDeadline(invitation, now))

test('an address never has two open invitations that have not lapsed', () => {
  afterEachEvent((community, _event, now) => {
    const recipients = waiting(community, now).map(({ recipient }) => recipient)
    assert.is(new Set(recipients).size, recipients.length)
  })
})

test('whatever waits for somebody is found by its address, and by the tenant that accepted', () => {
  afterEachEvent((community, _event, now) => {
    for (const invitation of waiting(community, now)) {
      assert.is(community.openByRecipient.get(invitation.recipient), invitation.id)
      const tenantId = acceptanceOf(invitation)?.tenantId
      if (tenantId !== undefined) assert.is(community.acceptedByTenant.get(tenantId), invitation.id)
    }
  })
})

test('a tenant never waits for two confirmations, nor for one while it is a member', () => {
  afterEachEvent((community, _event, now) => {
    const tenants = waiting(community, now).flatMap((invitation) => acceptanceOf(invitation)?.tenantId ?? [])
    assert.is(new Set(tenants).size, tenants.length)
    for (const tenantId of tenants) assert.not.ok(community.members.has(tenantId))
  })
})

test('a mail is sent only where there is room, and within the limits of a day', () => {
  afterEachEvent((community, event, now) => {
    if (event.type !== 'TenantInvited' && event.type !== 'InvitationResent') return
    const { pendingLimit, recipientDailyLimit, senderDailyLimit } = community.policy
    if (event.type === 'TenantInvited') assert.ok(waiting(community, now).length <= pendingLimit)
    const today = (times: readonly Timestamp[]) => times.filter((at) => addDays(at, 1) > now).length
    const { recipient } = community.invitations.get(event.data.invitationId) ?? {}
    assert.ok(recipient !== undefined)
    assert.ok(today(community.sentTo.get(recipient) ?? []) <= recipientDailyLimit)
    const { userId } = event.type === 'TenantInvited' ? event.data.issuedBy : event.data.resentBy
    assert.ok(today(community.sentBy.get(userId) ?? []) <= senderDailyLimit)
  })
})

test('nothing that needs an open invitation happens past its deadline, and it expires only then', () => {
  fc.assert(
    fc.property(historyInTime, ({ events }) => {
      const folding = startFold()
      for (const event of events) {
        const before = folding.state.kind === 'Community' ? folding.state.invitations : new Map<string, Invitation>()
        const invitation = 'invitationId' in event.data ? before.get(event.data.invitationId) : undefined
        if (invitation !== undefined && event.type !== 'InvitationResent')
          assert.is(isPastDeadline(invitation, happenedAt(event)), event.type === 'InvitationExpired', event.type)
        folding.apply(event)
      }
    }),
  )
})

test.run()
