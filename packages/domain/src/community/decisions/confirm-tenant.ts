import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { ConfirmTenant } from '../commands.js'
import type { TenantConfirmed } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Acceptance, type Community, type CommunityState, type Invitation, isPastDeadline } from '../state.js'
import {
  alreadyConfirmed,
  otherTenantAccepted,
  requireBeforeDeadline,
  requireInvitation,
  requireNoMember,
} from './handshake-facts.js'
import { personOf } from './person-of.js'

const requireAccepted = (invitation: Invitation, { now }: ConfirmTenant): Result<Acceptance, Refusal> =>
  match(invitation.status)
    .with({ name: 'Invited' }, () =>
      isPastDeadline(invitation, now)
        ? err(refusal('invitation-expired', 'Expired', { deadline: invitation.deadline }))
        : err(refusal('not-accepted', 'Invited', { deadline: invitation.deadline, recipient: invitation.recipient })),
    )
    .with({ name: 'Accepted' }, ({ acceptance }) => ok(acceptance))
    .with({ name: 'Confirmed' }, ({ acceptance, confirmation }) => err(alreadyConfirmed(acceptance, confirmation)))
    .exhaustive()

// Confirming is bound to what was looked at: the tenant always, the revision where it is given.
const requireAsSeen = (
  command: ConfirmTenant,
  invitation: Invitation,
  acceptance: Acceptance,
): Result<Acceptance, Refusal> => {
  if (command.tenantId !== acceptance.tenantId) return err(otherTenantAccepted(acceptance, command.tenantId))
  return command.seenRevision === undefined || command.seenRevision === invitation.revision
    ? ok(acceptance)
    : err(
        refusal('acceptance-changed', 'Accepted', {
          seenRevision: command.seenRevision,
          currentRevision: invitation.revision,
        }),
      )
}

const requirePolicy = (
  { actor }: ConfirmTenant,
  { policy }: Community,
  { issuedBy }: Invitation,
): Result<null, Refusal> => {
  const isIssuer = actor.userId === issuedBy.userId
  if (policy.confirmBy === 'issuer' && !isIssuer) return err(refusal('only-issuer-confirms', 'Accepted', { issuedBy }))
  return policy.fourEyes && isIssuer ? err(refusal('four-eyes-required', 'Accepted', { issuedBy })) : ok(null)
}

/**
 * Decides {@link ConfirmTenant}: by the owner's community administrators, before the deadline,
 * for the very tenant and acceptance that were looked at.
 */
export const confirmTenant = (command: ConfirmTenant, state: CommunityState): Result<TenantConfirmed, Refusal> =>
  requireTenantManager(state, command.actor).andThen((community) =>
    requireInvitation(community, command.invitationId).andThen((invitation) =>
      requireAccepted(invitation, command)
        .andThen((acceptance) => requireAsSeen(command, invitation, acceptance))
        .andThen(() => requireBeforeDeadline(invitation, command.now))
        .andThen(() => requirePolicy(command, community, invitation))
        .andThen(() => requireNoMember(community, command.tenantId))
        .map(
          (): TenantConfirmed => ({
            type: 'TenantConfirmed',
            data: {
              communityId: command.communityId,
              confirmedAt: command.now,
              confirmedBy: personOf(command.actor),
              invitationId: command.invitationId,
              tenantId: command.tenantId,
            },
          }),
        ),
    ),
  )
