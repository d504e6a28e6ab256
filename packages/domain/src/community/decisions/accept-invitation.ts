import { err, ok, type Result } from 'neverthrow'
import { holdsAnyRole } from '../../identity/actor.js'
import type { Timestamp } from '../../time/timestamp.js'
import type { AcceptInvitation } from '../commands.js'
import { happened, type InvitationAccepted } from '../events.js'
import { requireUnderstood } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Community, type CommunityState, type Invitation, isPastDeadline } from '../state.js'
import { type Entitlement, entitlementTo, requireSomeCommunity } from './entitlement.js'
import {
  alreadyAccepted,
  requireBeforeDeadline,
  requireInvitation,
  requireNoMember,
  whileOpen,
} from './handshake-facts.js'
import { personOf } from './person-of.js'

const requireRightTenant = (
  command: AcceptInvitation,
  community: Community,
  { status }: Invitation,
): Result<Community, Refusal> => {
  const { tenantId } = command.actor
  if (command.tenantId !== tenantId)
    return err(refusal('wrong-tenant', status.name, { signedInTenantId: tenantId, namedTenantId: command.tenantId }))
  if (!holdsAnyRole(command.actor, community.policy.acceptingRoles))
    return err(refusal('not-tenant-administrator', status.name, { tenantId }))
  return tenantId === community.ownerTenantId ? err(refusal('own-tenant', status.name, { tenantId })) : ok(community)
}

const requireInvited = (invitation: Invitation, now: Timestamp): Result<Invitation, Refusal> =>
  whileOpen(invitation, {
    invited: () => requireBeforeDeadline(invitation, now),
    accepted: (acceptance) => requireBeforeDeadline(invitation, now).andThen(() => err(alreadyAccepted(acceptance))),
  })

const refuseSecondAcceptance = (command: AcceptInvitation, community: Community): Result<Community, Refusal> => {
  const { tenantId, now } = command
  const otherId = community.acceptedByTenant.get(tenantId)
  const other = otherId === undefined ? undefined : community.invitations.get(otherId)
  return other === undefined || isPastDeadline(other, now)
    ? ok(community)
    : err(refusal('tenant-has-open-acceptance', 'Accepted', { tenantId, invitationId: other.id }))
}

const accepted = (command: AcceptInvitation, invitation: Invitation, entitledBy: Entitlement): InvitationAccepted =>
  happened('InvitationAccepted', {
    acceptedAt: command.now,
    acceptedBy: personOf(command.actor),
    administratorRoles: command.administratorRoles,
    communityId: command.communityId,
    contactEmail: command.contactEmail,
    entitledBy,
    generation: invitation.generation,
    invitationId: command.invitationId,
    tenantId: command.tenantId,
  })

/**
 * Decides {@link AcceptInvitation}: by an administrator of another tenant who was invited or holds the link,
 * before the deadline, once.
 */
export const acceptInvitation = (
  command: AcceptInvitation,
  state: CommunityState,
): Result<InvitationAccepted, Refusal> =>
  requireSomeCommunity(state).andThen((community) =>
    requireInvitation(community, command.invitationId).andThen((invitation) =>
      entitlementTo(invitation, community, command).andThen((entitledBy) =>
        requireUnderstood(community)
          .andThen(() => requireRightTenant(command, community, invitation))
          .andThen(() => requireInvited(invitation, command.now))
          .andThen(() => requireNoMember(community, command.tenantId))
          .andThen(() => refuseSecondAcceptance(command, community))
          .map(() => accepted(command, invitation, entitledBy)),
      ),
    ),
  )
