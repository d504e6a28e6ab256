import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  acceptanceOf,
  type Community,
  type CommunityRow,
  type DirectoryProjection,
  fold,
  type InvitationRow,
  isOpen,
  isPastDeadline,
  startDirectory,
  type Timestamp,
} from '../../src/index.js'
import { ada, bela, boris, carla, carlaElsewhere, chris } from '../support/people.js'
import { anyHistory, type RandomHistory } from '../support/random-history.js'
import { valueIn } from '../support/results.js'

const limit = 200
const everybody = [ada, bela, boris, carla, chris, carlaElsewhere]

// Histories as they are decided, and such from which events were lost: the directory must not know better than the fold.
const aHistory: fc.Arbitrary<RandomHistory> = fc.oneof(
  anyHistory,
  fc.tuple(anyHistory, fc.array(fc.boolean(), { minLength: 61, maxLength: 61 })).map(([history, kept]) => ({
    ...history,
    events: history.events.filter((_event, index) => index === 0 || kept[index]),
  })),
)

const read = ({ events }: RandomHistory): { readonly state: Community; readonly directory: DirectoryProjection } => {
  const directory = startDirectory()
  for (const event of events) directory.apply(event)
  const state = fold(events)
  assert.ok(state.kind === 'Community')
  return { state, directory }
}

/** The rows that the community should have in the list of somebody's communities. */
const expectedCommunities = (state: Community, { tenantId, userId }: typeof ada): readonly CommunityRow[] => {
  const own = state.members.get(tenantId)
  if (own === undefined) return []
  const { id: communityId, name, description, ownerTenantId, createdAt } = state
  return [
    {
      ...{ communityId, name, description, ownerTenantId, createdAt },
      closedAt: state.closed?.closedAt ?? null,
      alias: own.alias,
      tenantCount: state.members.size,
      pausedCount: [...state.members.values()].filter(({ sharing }) => sharing.name === 'Paused').length,
      sharing: own.sharing.name,
      isMember: own.users.has(userId),
      joinedAt: own.since,
    },
  ]
}

test('the directory lists a community to those who take part in it, as the fold knows it', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const { state, directory } = read(history)
      const status = state.closed === null ? 'Open' : 'Closed'
      for (const { tenantId, userId } of everybody) {
        const query = { tenantId, userId, limit, sortBy: 'name', direction: 'ascending' } as const
        const { rows, next } = valueIn(directory.communities({ ...query, status }))
        assert.equal(rows, expectedCommunities(state, { ...ada, tenantId, userId }))
        assert.is(next, undefined)
        const other = status === 'Open' ? 'Closed' : 'Open'
        assert.equal(valueIn(directory.communities({ ...query, status: other })).rows, [])
      }
    }),
  )
})

/** The rows that the invitations should have in a list at an instant. */
const expectedInvitations = (state: Community, now: Timestamp): readonly InvitationRow[] =>
  [...state.invitations.values()].map((invitation) => {
    const { id, recipient, issuedAt, deadline, status } = invitation
    const tenantId = acceptanceOf(invitation)?.tenantId
    return {
      ...{ invitationId: id, communityId: state.id, recipient, issuedAt, deadline },
      status: isOpen(invitation) && isPastDeadline(invitation, now) ? 'Expired' : status.name,
      ...(tenantId === undefined ? {} : { acceptingTenantId: tenantId }),
    }
  })

const byId = (rows: readonly InvitationRow[]): readonly InvitationRow[] =>
  rows.toSorted((one, other) => (one.invitationId < other.invitationId ? -1 : 1))

test('the directory lists invitations as the fold knows them, to the owner and to those who received them', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const { state, directory } = read(history)
      const { now } = history
      const expected = expectedInvitations(state, now)
      assert.equal(byId(valueIn(directory.invitations({ communityId: state.id, now, limit })).rows), byId(expected))
      for (const { email, tenantId } of everybody) {
        const query = { recipient: email, acceptingTenantId: tenantId, now, limit }
        const received = expected.filter((row) => row.recipient === email || row.acceptingTenantId === tenantId)
        assert.equal(byId(valueIn(directory.receivedInvitations(query)).rows), byId(received))
      }
    }),
  )
})

test('the directory finds the community of every invitation, and those that are due', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const { state, directory } = read(history)
      const { now } = history
      const all = [...state.invitations.values()]
      for (const { id } of all) assert.is(directory.communityOf(id), state.id)
      const due = all.filter((invitation) => isOpen(invitation) && isPastDeadline(invitation, now))
      const found = directory.dueInvitations(now, limit).unwrapOr([])
      assert.equal(found.map(({ invitationId }) => invitationId).sort(), due.map(({ id }) => id).sort())
      const deadlines = found.map(({ deadline }) => deadline)
      assert.equal(deadlines, deadlines.toSorted())
      assert.equal(directory.dueInvitations(now, 1).unwrapOr([]), found.slice(0, 1))
    }),
  )
})

test.run()
