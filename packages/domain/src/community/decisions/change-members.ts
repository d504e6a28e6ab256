import { err, ok, type Result } from 'neverthrow'
import type { UserId } from '../../identity/ids.js'
import type { AddMembers, RemoveMembers } from '../commands.js'
import type { Person } from '../event-fields.js'
import { happened, type MembersAdded, type MembersRemoved } from '../events.js'
import { requireOwnMembership } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { CommunityState, Member } from '../state.js'
import { personOf } from './person-of.js'

/** How many users of one tenant can be members of a community. */
export const memberLimit = 10_000

const newAmong = (members: readonly Person[], { users }: Member): readonly Person[] => {
  const added = new Map<UserId, Person>()
  for (const { email, userId } of members) if (users.get(userId)?.email !== email) added.set(userId, { email, userId })
  return [...added.values()]
}

/** Decides {@link AddMembers}: by the member tenant's community administrators, of its own users. */
export const addMembers = (command: AddMembers, state: CommunityState): Result<MembersAdded, Refusal> =>
  requireOwnMembership(state, command).andThen(({ member }) => {
    const members = newAmong(command.members, member)
    const more = members.filter(({ userId }) => !member.users.has(userId)).length
    if (members.length === 0) return err(refusal('nothing-to-change', 'Open', {}))
    if (member.users.size + more > memberLimit) return err(refusal('too-many-members', 'Open', { limit: memberLimit }))
    return ok(
      happened('MembersAdded', {
        addedAt: command.now,
        addedBy: personOf(command.actor),
        communityId: command.communityId,
        members,
        tenantId: command.tenantId,
      }),
    )
  })

/** Decides {@link RemoveMembers}: by the member tenant's community administrators, of its own users. */
export const removeMembers = (command: RemoveMembers, state: CommunityState): Result<MembersRemoved, Refusal> =>
  requireOwnMembership(state, command).andThen(({ member }) => {
    const userIds = [...new Set(command.userIds)].filter((userId) => member.users.has(userId))
    if (userIds.length === 0) return err(refusal('nothing-to-change', 'Open', {}))
    return ok(
      happened('MembersRemoved', {
        communityId: command.communityId,
        removedAt: command.now,
        removedBy: personOf(command.actor),
        tenantId: command.tenantId,
        userIds,
      }),
    )
  })
