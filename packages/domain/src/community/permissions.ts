import { err, ok, type Result } from 'neverthrow'
import { type Actor, holdsAnyRole } from '../identity/actor.js'
import { type Refusal, refusal } from './refusals.js'
import type { Community, CommunityState } from './state.js'

/** A community that decisions may build on: it exists and every event of it is understood. */
export const requireUnderstood = (state: CommunityState): Result<Community, Refusal> => {
  if (state.unknownEvents > 0)
    return err(refusal('history-not-understood', 'Open', { unknownEvents: state.unknownEvents }))
  return state.kind === 'Community' ? ok(state) : err(refusal('community-not-found', 'NoCommunity', {}))
}

/** Tells whether the actor's tenant takes part in the community; to others it does not exist. */
export const mayRead = (community: Community, actor: Actor): boolean => community.members.has(actor.tenantId)

/** Tells whether the actor administers the community on behalf of the actor's own tenant. */
export const mayAdminister = (community: Community, actor: Actor): boolean => {
  const member = community.members.get(actor.tenantId)
  return member !== undefined && holdsAnyRole(actor, member.administratorRoles)
}

/** Tells whether the actor may invite and confirm: an administrator of the community for the tenant that owns it. */
export const mayManageTenants = (community: Community, actor: Actor): boolean =>
  actor.tenantId === community.ownerTenantId && mayAdminister(community, actor)

/** The community as the actor may see it, or that there is none. */
export const requireReader = (state: CommunityState, actor: Actor): Result<Community, Refusal> =>
  state.kind === 'Community' && mayRead(state, actor)
    ? ok(state)
    : err(refusal('community-not-found', 'NoCommunity', {}))

/** The community, if the actor may invite to it and confirm; a stranger learns only that it is not found. */
export const requireTenantManager = (state: CommunityState, actor: Actor): Result<Community, Refusal> =>
  requireReader(state, actor)
    .andThen(requireUnderstood)
    .andThen((community) => {
      if (actor.tenantId !== community.ownerTenantId)
        return err(refusal('not-owner-tenant', 'Open', { ownerTenantId: community.ownerTenantId }))
      return mayAdminister(community, actor)
        ? ok(community)
        : err(refusal('not-community-administrator', 'Open', { tenantId: actor.tenantId }))
    })
