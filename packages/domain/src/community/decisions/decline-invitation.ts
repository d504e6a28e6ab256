import { err, ok, type Result } from 'neverthrow'
import { holdsAnyRole } from '../../identity/actor.js'
import type { DeclineInvitation } from '../commands.js'
import { happened, type InvitationDeclined } from '../events.js'
import { requireUnderstood } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { Community, CommunityState, Invitation } from '../state.js'
import { type Entitlement, entitlementTo, requireSomeCommunity } from './entitlement.js'
import { alreadyAccepted, requireBeforeDeadline, requireInvitation, whileOpen } from './handshake-facts.js'
import { personOf } from './person-of.js'

// The recipient speaks for the own address; a link alone speaks only in an administrator's hand, and not in the owner's.
const requireRightToDecline = (
  { actor }: DeclineInvitation,
  community: Community,
  { status }: Invitation,
  entitledBy: Entitlement,
): Result<Entitlement, Refusal> => {
  if (entitledBy === 'recipient') return ok(entitledBy)
  const { tenantId } = actor
  if (!holdsAnyRole(actor, community.policy.acceptingRoles))
    return err(refusal('not-tenant-administrator', status.name, { tenantId }))
  return tenantId === community.ownerTenantId ? err(refusal('own-tenant', status.name, { tenantId })) : ok(entitledBy)
}

const declined = (command: DeclineInvitation, invitation: Invitation, entitledBy: Entitlement): InvitationDeclined =>
  happened('InvitationDeclined', {
    communityId: command.communityId,
    declinedAt: command.now,
    declinedBy: personOf(command.actor),
    entitledBy,
    generation: invitation.generation,
    invitationId: command.invitationId,
  })

/** Decides {@link DeclineInvitation}: by the recipient, or an administrator who holds the link, before anybody accepted. */
export const declineInvitation = (
  command: DeclineInvitation,
  state: CommunityState,
): Result<InvitationDeclined, Refusal> =>
  requireSomeCommunity(state).andThen((community) =>
    requireInvitation(community, command.invitationId).andThen((invitation) =>
      entitlementTo(invitation, community, command)
        .andThrough(() => requireUnderstood(community))
        .andThen((entitledBy) => requireRightToDecline(command, community, invitation, entitledBy))
        .andThrough(() => {
          const inTime = requireBeforeDeadline(invitation, command.now)
          return whileOpen(invitation, {
            invited: () => inTime,
            accepted: (acceptance) => inTime.andThen(() => err(alreadyAccepted(acceptance))),
          })
        })
        .map((entitledBy) => declined(command, invitation, entitledBy)),
    ),
  )
