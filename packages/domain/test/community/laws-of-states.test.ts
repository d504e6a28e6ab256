import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Community,
  type CommunityEvent,
  type InvitationId,
  type InvitationStatus,
  isOpen,
  startFold,
} from '../../src/index.js'
import { ada } from '../support/people.js'
import { anyHistory } from '../support/random-history.js'

// What holds after every event of every history, however the clocks of the senders ran.
const afterEachEvent = (
  look: (community: Community, event: CommunityEvent, sofar: readonly CommunityEvent[]) => void,
) =>
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const folding = startFold()
      events.forEach((event, index) => {
        folding.apply(event)
        assert.ok(folding.state.kind === 'Community')
        assert.is(folding.state.revision, index)
        look(folding.state, event, events.slice(0, index + 1))
      })
    }),
  )

const actsOn = (id: InvitationId | undefined, events: readonly CommunityEvent[]) =>
  events.filter(({ data }) => 'invitationId' in data && data.invitationId === id)

test('nobody is a member but the owner and those who were invited, accepted and were confirmed, in time', () => {
  afterEachEvent(({ members, ownerTenantId }, _event, sofar) => {
    for (const [tenantId, { invitationId, since }] of members) {
      if (tenantId === ownerTenantId) continue
      const acts = actsOn(invitationId, sofar)
      const sent = acts.filter(({ type }) => type === 'TenantInvited' || type === 'InvitationResent')
      const [accepted, confirmed, ...more] = acts.filter(
        (act) => !sent.includes(act) && act.type !== 'InvitationExpired',
      )
      assert.ok(accepted?.type === 'InvitationAccepted' && confirmed?.type === 'TenantConfirmed')
      assert.is(more.length, 0)
      assert.is(acts[0]?.type, 'TenantInvited')
      assert.equal(acts.slice(-2), [accepted, confirmed])
      const lastSent = sent.at(-1)
      assert.ok(lastSent?.type === 'TenantInvited' || lastSent?.type === 'InvitationResent')
      assert.is(accepted.data.tenantId, tenantId)
      assert.is(confirmed.data.tenantId, tenantId)
      assert.is(confirmed.data.confirmedAt, since)
      assert.ok(accepted.data.acceptedAt < lastSent.data.deadline, 'accepted before the deadline')
      assert.ok(since < lastSent.data.deadline, 'confirmed before the deadline')
    }
  })
})

test('there are as many members as came and did not go', () => {
  afterEachEvent(({ members }, _event, sofar) => {
    const count = (...types: readonly CommunityEvent['type'][]) =>
      sofar.filter(({ type }) => types.includes(type)).length
    assert.is(members.size, 1 + count('TenantConfirmed') - count('TenantRemoved', 'TenantLeft'))
  })
})

test('a tenant that is confirmed starts from nothing, also where it was a member before', () => {
  afterEachEvent(({ members }, event) => {
    if (event.type !== 'TenantConfirmed') return
    const member = members.get(event.data.tenantId)
    assert.is(member?.users.size, 0)
    assert.is(member?.alias, null)
    assert.equal(member?.sharing, { name: 'Active' })
  })
})

test('the owner stays the owner and a member', () => {
  afterEachEvent(({ members, ownerTenantId }) => {
    assert.is(ownerTenantId, ada.tenantId)
    assert.is(members.get(ada.tenantId)?.invitationId, undefined)
    assert.ok(members.has(ada.tenantId))
  })
})

test('an invitation that came to an end stays there, unless it expired before anybody accepted', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const folding = startFold()
      const ended = new Map<InvitationId, readonly [InvitationStatus, number]>()
      for (const event of events) {
        folding.apply(event)
        assert.ok(folding.state.kind === 'Community')
        for (const invitation of folding.state.invitations.values()) {
          const { id, status, revision } = invitation
          const [end, since] = ended.get(id) ?? []
          if (end !== undefined) assert.ok(end === status && since === revision, `${end.name} became ${status.name}`)
          const isResendable = status.name === 'Expired' && status.acceptance === undefined
          if (!isOpen(invitation) && !isResendable) ended.set(id, [status, revision])
        }
      }
    }),
  )
})

test('the deadline of an invitation never moves back, and each mail has the next generation', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const sent = new Map<InvitationId, { readonly deadline: string; readonly generation: number }>()
      for (const { type, data } of events) {
        if (type !== 'TenantInvited' && type !== 'InvitationResent') continue
        const before = sent.get(data.invitationId)
        assert.is(before === undefined, type === 'TenantInvited')
        assert.is(data.generation, (before?.generation ?? 0) + 1)
        if (before !== undefined) assert.ok(data.deadline >= before.deadline)
        sent.set(data.invitationId, data)
      }
    }),
  )
})

test('in a closed community nothing is open, and nothing happens any more', () => {
  afterEachEvent((community, event) => {
    if (community.closed === null) return
    assert.is(event.type, 'CommunityClosed')
    assert.not.ok([...community.invitations.values()].some(isOpen))
    assert.is(community.openByRecipient.size + community.acceptedByTenant.size, 0)
  })
})

test('an event leaves every invitation and member alone that it does not name', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const folding = startFold()
      let before = new Map<string, string>()
      for (const { type, data } of events) {
        folding.apply({ type, data } as CommunityEvent)
        assert.ok(folding.state.kind === 'Community')
        const { invitations, members } = folding.state
        const now = new Map<string, string>()
        for (const [id, invitation] of invitations) now.set(id, JSON.stringify(invitation))
        for (const [id, member] of members) now.set(id, JSON.stringify({ ...member, users: [...member.users] }))
        const named = Object.values(data)
        for (const [id, text] of before)
          if (type !== 'CommunityClosed' && !named.includes(id)) assert.is(now.get(id), text, `${type} and ${id}`)
        before = now
      }
    }),
    { numRuns: 50 },
  )
})

test('the indexes say what looking through everything says', () => {
  afterEachEvent(({ invitations, openByRecipient, acceptedByTenant, sentTo, sentBy }, _event, sofar) => {
    for (const [recipient, id] of openByRecipient) {
      const invitation = invitations.get(id)
      assert.ok(invitation !== undefined && isOpen(invitation))
      assert.is(invitation.recipient, recipient)
    }
    for (const [tenantId, id] of acceptedByTenant) {
      const status = invitations.get(id)?.status
      assert.ok(status?.name === 'Accepted' && status.acceptance.tenantId === tenantId)
    }
    const mails = sofar.filter(({ type }) => type === 'TenantInvited' || type === 'InvitationResent').length
    const noted = (times: Community['sentTo'] | Community['sentBy']) =>
      [...times.values()].reduce((sum, list) => sum + list.length, 0)
    assert.is(noted(sentTo), mails)
    assert.is(noted(sentBy), mails)
  })
})

test.run()
