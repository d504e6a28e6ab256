import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { decide, evolve, fold, startDirectory, startFold } from '../../src/index.js'
import { ada, bela, carla, carlaElsewhere } from '../support/people.js'
import { anyCommand, anyHistory, toPlain } from '../support/random-history.js'
import { accept, confirm, create, historyOf, invite } from '../support/samples.js'

test('folding in pieces is folding at once', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(60), ({ events }, cut) => {
      const pieces = fold(events.slice(cut), fold(events.slice(0, cut)))
      assert.equal(toPlain(pieces), toPlain(fold(events)))
    }),
  )
})

test('evolve is fold for one event, and leaves the state it was given as it was', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const last = events.at(-1)
      const before = fold(events.slice(0, -1))
      const remembered = toPlain(before)
      const after = last === undefined ? before : evolve(before, last)
      assert.equal(toPlain(before), remembered)
      assert.equal(toPlain(after), toPlain(fold(events)))
    }),
  )
})

test('a fold owns its maps from first to last: no event copies them', () => {
  const folding = startFold()
  const [created, ...rest] = historyOf(create(), invite(), accept(), confirm())
  assert.ok(created)
  folding.apply(created)
  const { state } = folding
  assert.ok(state.kind === 'Community')
  const { invitations, members } = state
  for (const event of rest) folding.apply(event)
  assert.ok(folding.state.kind === 'Community')
  assert.ok(folding.state.invitations === invitations)
  assert.ok(folding.state.members === members)
})

test('unknown events are passed over and counted', () => {
  const [created, ...rest] = historyOf(create(), invite())
  assert.ok(created)
  const unknown = { type: 'Unknown', storedType: 'X', storedVersion: 9 } as const
  const state = fold([created, unknown, ...rest])
  assert.is(state.unknownEvents, 1)
  assert.is(state.revision, 2)
  assert.ok(state.kind === 'Community' && state.invitations.size === 1)
  assert.equal(toPlain(fold([unknown])), { kind: 'NoCommunity', revision: 0, unknownEvents: 1 })
})

test('random histories get to the end of handshakes, or they would prove nothing', () => {
  const sample = fc.sample(anyHistory, { numRuns: 200, seed: 1 })
  const withMembers = sample.filter(({ events }) => events.some(({ type }) => type === 'TenantConfirmed'))
  assert.ok(withMembers.length > 50, `${withMembers.length} of 200`)
})

test('nobody is a member but the owner and those who were invited, accepted and were confirmed', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const state = fold(events)
      assert.ok(state.kind === 'Community')
      for (const [tenantId, member] of state.members) {
        if (tenantId === ada.tenantId) continue
        const acts = events.filter(({ data }) => 'invitationId' in data && data.invitationId === member.invitationId)
        assert.equal(
          acts.map(({ type }) => type),
          ['TenantInvited', 'InvitationAccepted', 'TenantConfirmed'],
        )
        const [invited, accepted, confirmed] = acts
        assert.ok(invited?.type === 'TenantInvited' && accepted?.type === 'InvitationAccepted')
        assert.ok(confirmed?.type === 'TenantConfirmed')
        assert.is(accepted.data.tenantId, tenantId)
        assert.is(confirmed.data.tenantId, tenantId)
        assert.ok(accepted.data.acceptedAt < invited.data.deadline, 'accepted before the deadline')
        assert.ok(confirmed.data.confirmedAt < invited.data.deadline, 'confirmed before the deadline')
      }
      const tenants = [bela, carla, carlaElsewhere].map(({ tenantId }) => tenantId)
      const confirmedTenants = events.filter(({ type }) => type === 'TenantConfirmed').length
      assert.is(state.members.size, 1 + confirmedTenants)
      assert.ok([...state.members.keys()].every((tenantId) => tenantId === ada.tenantId || tenants.includes(tenantId)))
    }),
  )
})

test('the same command right after its own effect has no second effect', () => {
  fc.assert(
    fc.property(anyHistory, anyCommand, ({ events }, command) => {
      const decided = decide(command, fold(events))
      if (decided.isErr() || command.type === 'InviteTenant') return
      assert.ok(decide(command, fold([...events, ...decided.value])).isErr())
    }),
  )
})

test('deciding is pure: the same twice, and the state untouched, whatever the answer', () => {
  fc.assert(
    fc.property(anyHistory, anyCommand, ({ events }, command) => {
      const state = fold(events)
      const remembered = toPlain(state)
      const first = decide(command, state)
      assert.equal(decide(command, state), first)
      assert.equal(toPlain(state), remembered)
    }),
  )
})

test('the indexes say what looking through everything says', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const state = fold(events)
      assert.ok(state.kind === 'Community')
      for (const [recipient, id] of state.openByRecipient) {
        const invitation = state.invitations.get(id)
        assert.ok(invitation !== undefined && invitation.status.name !== 'Confirmed')
        assert.is(invitation.recipient, recipient)
      }
      for (const [tenantId, id] of state.acceptedByTenant) {
        const status = state.invitations.get(id)?.status
        assert.ok(status?.name === 'Accepted' && status.acceptance.tenantId === tenantId)
      }
      const all = [...state.invitations.values()]
      // One that is not in the index is over: it had lapsed before the next one to that address was issued.
      for (const { id, recipient, status, deadline } of all) {
        if (status.name === 'Confirmed' || state.openByRecipient.get(recipient) === id) continue
        assert.ok(all.some((later) => later.recipient === recipient && later.issuedAt >= deadline))
      }
    }),
  )
})

test('the directory finds what the fold holds', () => {
  fc.assert(
    fc.property(anyHistory, ({ events }) => {
      const state = fold(events)
      assert.ok(state.kind === 'Community')
      const directory = startDirectory()
      for (const event of events) directory.apply(event)
      for (const tenantId of state.members.keys()) {
        const [row, ...more] = directory.communitiesOf(tenantId)
        assert.is(row?.communityId, state.id)
        assert.is(row?.tenantCount, state.members.size)
        assert.is(more.length, 0)
      }
      for (const invitation of state.invitations.values()) {
        assert.is(directory.communityOf(invitation.id), state.id)
        const row = directory.invitationsTo(invitation.recipient).find((one) => one.invitationId === invitation.id)
        assert.is(row?.status, invitation.status.name)
        if (invitation.status.name === 'Invited') continue
        const { tenantId } = invitation.status.acceptance
        assert.ok(directory.invitationsAcceptedBy(tenantId).some((one) => one.invitationId === invitation.id))
      }
      assert.equal(directory.communitiesOf('nobody' as typeof ada.tenantId), [])
    }),
  )
})

test.run()
