import { err, ok, type Result } from 'neverthrow'
import type { TenantId } from '../../identity/ids.js'
import type { LeaveCommunity, RemoveTenant } from '../commands.js'
import { happened, type TenantLeft, type TenantRemoved } from '../events.js'
import { requireOwnMembership, requireTenantManager } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { Community, CommunityState } from '../state.js'
import { personOf } from './person-of.js'
import { requireTypedName } from './typed-name.js'

const requireNotOwner = (community: Community, tenantId: TenantId): Result<Community, Refusal> =>
  tenantId === community.ownerTenantId ? err(refusal('owner-stays', 'Open', { tenantId })) : ok(community)

/** Decides {@link RemoveTenant}: by the owner's community administrators, of any member but the owner. */
export const removeTenant = (command: RemoveTenant, state: CommunityState): Result<TenantRemoved, Refusal> => {
  const { tenantId } = command
  return requireTenantManager(state, command.actor)
    .andThen((community) => requireNotOwner(community, tenantId))
    .andThen((community) =>
      community.members.has(tenantId) ? ok(community) : err(refusal('not-a-member', 'Open', { tenantId })),
    )
    .map(() =>
      happened('TenantRemoved', {
        communityId: command.communityId,
        removedAt: command.now,
        removedBy: personOf(command.actor),
        tenantId,
      }),
    )
}

/** Decides {@link LeaveCommunity}: by the member's community administrators, who type the community's name. */
export const leaveCommunity = (command: LeaveCommunity, state: CommunityState): Result<TenantLeft, Refusal> =>
  requireOwnMembership(state, command)
    .andThrough(({ community }) => requireNotOwner(community, command.tenantId))
    .andThen(({ community, member }) => requireTypedName(command.typedName, community.name, member.alias))
    .map(() =>
      happened('TenantLeft', {
        communityId: command.communityId,
        leftAt: command.now,
        leftBy: personOf(command.actor),
        tenantId: command.tenantId,
      }),
    )
