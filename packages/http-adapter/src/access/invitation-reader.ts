import {
  type Actor,
  type Community,
  type CommunityState,
  type Invitation,
  type InvitationId,
  mayManageTenants,
  type Refusal,
  refusal,
  requireReader,
  requireUnderstood,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'

/** The community, if the actor may see its invitations: as one of the owner's administrators, also after it closed. */
export const requireInvitationReader = (state: CommunityState, actor: Actor): Result<Community, Refusal> =>
  requireReader(state, actor)
    .andThen(requireUnderstood)
    .andThen((community) => {
      const { ownerTenantId } = community
      if (actor.tenantId !== ownerTenantId) return err(refusal('not-owner-tenant', 'Open', { ownerTenantId }))
      return mayManageTenants(community, actor)
        ? ok(community)
        : err(refusal('not-community-administrator', 'Open', { tenantId: actor.tenantId }))
    })

/** An invitation of this very community; one of another is not found, as if there were none. */
export const invitationIn = (community: Community, invitationId: InvitationId): Result<Invitation, Refusal> => {
  const invitation = community.invitations.get(invitationId)
  return invitation === undefined ? err(refusal('invitation-not-found', 'NoCommunity', {})) : ok(invitation)
}
