import { err, ok, type Result } from 'neverthrow'
import { type Actor, holdsAnyRole } from '../../identity/actor.js'
import type { WithdrawAcceptance } from '../commands.js'
import { type AcceptanceWithdrawn, happened } from '../events.js'
import { mayManageTenants, requireUnderstood } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Acceptance, acceptanceOf, type Community, type CommunityState, type Invitation } from '../state.js'
import { requireSomeCommunity } from './entitlement.js'
import {
  notAccepted,
  otherTenantAccepted,
  requireBeforeDeadline,
  requireInvitation,
  whileOpen,
} from './handshake-facts.js'
import { personOf } from './person-of.js'

// Others than the accepting tenant learn something only of an invitation that they may see anyway.
const requireVisible = (community: Community, invitation: Invitation, actor: Actor): Result<Invitation, Refusal> => {
  const isVisible =
    acceptanceOf(invitation)?.tenantId === actor.tenantId ||
    (actor.emailVerified && actor.email === invitation.recipient) ||
    mayManageTenants(community, actor)
  return isVisible ? ok(invitation) : err(refusal('invitation-not-found', 'NoCommunity', {}))
}

const requireOwnAcceptance = (
  { actor }: WithdrawAcceptance,
  { policy }: Community,
  acceptance: Acceptance,
): Result<Acceptance, Refusal> => {
  const { tenantId } = actor
  if (acceptance.tenantId !== tenantId) return err(otherTenantAccepted(acceptance, tenantId))
  return holdsAnyRole(actor, [...acceptance.administratorRoles, ...policy.acceptingRoles])
    ? ok(acceptance)
    : err(refusal('not-tenant-administrator', 'Accepted', { tenantId }))
}

/**
 * Decides {@link WithdrawAcceptance}: by the administrators of the accepting tenant, be it of the community or of the
 * tenant, before the owner has confirmed or refused.
 */
export const withdrawAcceptance = (
  command: WithdrawAcceptance,
  state: CommunityState,
): Result<AcceptanceWithdrawn, Refusal> =>
  requireSomeCommunity(state).andThen((community) =>
    requireInvitation(community, command.invitationId)
      .andThen((invitation) => requireVisible(community, invitation, command.actor))
      .andThrough(() => requireUnderstood(community))
      .andThen((invitation) =>
        whileOpen(invitation, {
          invited: () => requireBeforeDeadline(invitation, command.now).andThen(() => err(notAccepted(invitation))),
          accepted: (acceptance) =>
            requireOwnAcceptance(command, community, acceptance).andThrough(() =>
              requireBeforeDeadline(invitation, command.now),
            ),
        }),
      )
      .map(({ tenantId }) =>
        happened('AcceptanceWithdrawn', {
          communityId: command.communityId,
          invitationId: command.invitationId,
          tenantId,
          withdrawnAt: command.now,
          withdrawnBy: personOf(command.actor),
        }),
      ),
  )
