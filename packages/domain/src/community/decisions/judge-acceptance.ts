import { err, ok, type Result } from 'neverthrow'
import type { ConfirmTenant, RefuseTenant } from '../commands.js'
import { requireTenantManager } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Acceptance, type Community, type CommunityState, type Invitation, isPastDeadline } from '../state.js'
import {
  notAccepted,
  otherTenantAccepted,
  requireBeforeDeadline,
  requireInvitation,
  whileOpen,
} from './handshake-facts.js'

/** A command by which the owner judges an acceptance. */
export type Judgement = ConfirmTenant | RefuseTenant

const requireAccepted = (invitation: Invitation, { now }: Judgement): Result<Acceptance, Refusal> =>
  whileOpen(invitation, {
    invited: () =>
      isPastDeadline(invitation, now)
        ? err(refusal('invitation-expired', 'Expired', { deadline: invitation.deadline }))
        : err(notAccepted(invitation)),
    accepted: (acceptance) => ok(acceptance),
  })

// Judging is bound to what was looked at: the tenant always, the revision where it is given.
const requireAsSeen = (
  command: Judgement,
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
  { actor }: Judgement,
  { policy }: Community,
  { issuedBy }: Invitation,
): Result<null, Refusal> => {
  const isIssuer = actor.userId === issuedBy.userId
  if (policy.confirmBy === 'issuer' && !isIssuer) return err(refusal('only-issuer-confirms', 'Accepted', { issuedBy }))
  return policy.fourEyes && isIssuer ? err(refusal('four-eyes-required', 'Accepted', { issuedBy })) : ok(null)
}

/**
 * The community in which the actor may judge an acceptance: as one of the owner's community administrators,
 * before the deadline, for the very tenant and acceptance that were looked at, and as the policy has it.
 * It is one function for both judgements, so that no rule holds for one way only.
 */
export const requireJudge = (command: Judgement, state: CommunityState): Result<Community, Refusal> =>
  requireTenantManager(state, command.actor).andThen((community) =>
    requireInvitation(community, command.invitationId).andThen((invitation) =>
      requireAccepted(invitation, command)
        .andThen((acceptance) => requireAsSeen(command, invitation, acceptance))
        .andThen(() => requireBeforeDeadline(invitation, command.now))
        .andThen(() => requirePolicy(command, community, invitation))
        .map(() => community),
    ),
  )
