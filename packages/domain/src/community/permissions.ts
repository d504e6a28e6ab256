import { err, ok, type Result } from 'neverthrow'
import { type Actor, holdsAnyRole } from '../identity/actor.js'
import type { TenantId } from '../identity/ids.js'
import { type Refusal, refusal } from './refusals.js'
import type { Community, CommunityState, Member } from './state.js'

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

/** The community as long as it is open. */
export const requireOpenCommunity = (community: Community): Result<Community, Refusal> =>
  community.closed === null
    ? ok(community)
    : err(refusal('community-closed', 'Closed', { closedAt: community.closed.closedAt }))

/**
 * The community, open or closed, if the actor may look at its invitations: an administrator of it for the owner.
 * A stranger learns only that it is not found.
 */
export const requireTenantReader = (state: CommunityState, actor: Actor): Result<Community, Refusal> =>
  requireReader(state, actor)
    .andThen(requireUnderstood)
    .andThen((community) => {
      if (actor.tenantId !== community.ownerTenantId)
        return err(refusal('not-owner-tenant', 'Open', { ownerTenantId: community.ownerTenantId }))
      return mayAdminister(community, actor)
        ? ok(community)
        : err(refusal('not-community-administrator', 'Open', { tenantId: actor.tenantId }))
    })

/** The community, if it is open and the actor may invite to it and confirm. */
export const requireTenantManager = (state: CommunityState, actor: Actor): Result<Community, Refusal> =>
  requireTenantReader(state, actor).andThen(requireOpenCommunity)

/** A community, and the member that somebody acts for. */
export interface OwnMembership {
  readonly community: Community
  readonly member: Member
}

type IsAllowed = (community: Community, actor: Actor) => boolean

/**
 * The actor's own tenant in an open community, if it is the tenant that is named and the actor is allowed to act for it;
 * the rule is {@link mayAdminister} unless another one is given.
 */
export const requireOwnMembership = (
  state: CommunityState,
  { actor, tenantId }: { readonly actor: Actor; readonly tenantId: TenantId },
  isAllowed: IsAllowed = mayAdminister,
): Result<OwnMembership, Refusal> =>
  requireReader(state, actor)
    .andThen(requireUnderstood)
    .andThen((community) => {
      const member = community.members.get(actor.tenantId)
      if (tenantId !== actor.tenantId || member === undefined)
        return err(refusal('wrong-tenant', 'Open', { signedInTenantId: actor.tenantId, namedTenantId: tenantId }))
      return isAllowed(community, actor)
        ? requireOpenCommunity(community).map(() => ({ community, member }))
        : err(refusal('not-community-administrator', 'Open', { tenantId }))
    })

/** Tells whether the actor may choose the roles that administer for the own tenant: no tenant can lock itself out. */
export const mayAssignAdministrators = (community: Community, actor: Actor): boolean =>
  mayAdminister(community, actor) || (mayRead(community, actor) && holdsAnyRole(actor, community.policy.acceptingRoles))
