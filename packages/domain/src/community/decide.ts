import type { Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { CommunityCommand, HandshakeCommand, LifecycleCommand, MembershipCommand } from './commands.js'
import { acceptInvitation } from './decisions/accept-invitation.js'
import { changeCommunityDetails } from './decisions/change-details.js'
import { addMembers, removeMembers } from './decisions/change-members.js'
import { assignAdministratorRoles, changeAlias, changeContactEmail } from './decisions/change-membership.js'
import { changePolicy } from './decisions/change-policy.js'
import { closeCommunity } from './decisions/close-community.js'
import { confirmTenant } from './decisions/confirm-tenant.js'
import { createCommunity } from './decisions/create-community.js'
import { declineInvitation } from './decisions/decline-invitation.js'
import { expireInvitation } from './decisions/expire-invitation.js'
import { inviteTenant } from './decisions/invite-tenant.js'
import { leaveCommunity, removeTenant } from './decisions/part-with-tenant.js'
import { refuseTenant } from './decisions/refuse-tenant.js'
import { resendInvitation } from './decisions/resend-invitation.js'
import { revokeInvitation } from './decisions/revoke-invitation.js'
import { pauseSharing, resumeSharing } from './decisions/sharing.js'
import { withdrawAcceptance } from './decisions/withdraw-acceptance.js'
import type { CommunityEvent } from './events.js'
import type { Refusal } from './refusals.js'
import type { CommunityState } from './state.js'

type Decided = Result<CommunityEvent, Refusal>

const decideHandshake = (command: HandshakeCommand, state: CommunityState): Decided =>
  match(command)
    .returnType<Decided>()
    .with({ type: 'InviteTenant' }, (invite) => inviteTenant(invite, state))
    .with({ type: 'ResendInvitation' }, (resend) => resendInvitation(resend, state))
    .with({ type: 'AcceptInvitation' }, (accept) => acceptInvitation(accept, state))
    .with({ type: 'DeclineInvitation' }, (decline) => declineInvitation(decline, state))
    .with({ type: 'WithdrawAcceptance' }, (withdraw) => withdrawAcceptance(withdraw, state))
    .with({ type: 'ConfirmTenant' }, (confirm) => confirmTenant(confirm, state))
    .with({ type: 'RefuseTenant' }, (refuse) => refuseTenant(refuse, state))
    .with({ type: 'RevokeInvitation' }, (revoke) => revokeInvitation(revoke, state))
    .with({ type: 'ExpireInvitation' }, (expire) => expireInvitation(expire, state))
    .exhaustive()

const decideMembership = (command: MembershipCommand, state: CommunityState): Decided =>
  match(command)
    .returnType<Decided>()
    .with({ type: 'RemoveTenant' }, (remove) => removeTenant(remove, state))
    .with({ type: 'LeaveCommunity' }, (leave) => leaveCommunity(leave, state))
    .with({ type: 'PauseSharing' }, (pause) => pauseSharing(pause, state))
    .with({ type: 'ResumeSharing' }, (resume) => resumeSharing(resume, state))
    .with({ type: 'ChangeContactEmail' }, (change) => changeContactEmail(change, state))
    .with({ type: 'ChangeAlias' }, (change) => changeAlias(change, state))
    .with({ type: 'AssignAdministratorRoles' }, (assign) => assignAdministratorRoles(assign, state))
    .with({ type: 'AddMembers' }, (add) => addMembers(add, state))
    .with({ type: 'RemoveMembers' }, (remove) => removeMembers(remove, state))
    .exhaustive()

const decideLifecycle = (command: LifecycleCommand, state: CommunityState): Decided =>
  match(command)
    .returnType<Decided>()
    .with({ type: 'CreateCommunity' }, (create) => createCommunity(create, state))
    .with({ type: 'ChangeCommunityDetails' }, (change) => changeCommunityDetails(change, state))
    .with({ type: 'ChangePolicy' }, (change) => changePolicy(change, state))
    .with({ type: 'CloseCommunity' }, (close) => closeCommunity(close, state))
    .exhaustive()

const decideOne = (command: CommunityCommand, state: CommunityState): Decided => {
  if ('invitationId' in command) return decideHandshake(command, state)
  return 'tenantId' in command ? decideMembership(command, state) : decideLifecycle(command, state)
}

/**
 * Decides a command: what happens, or why not. Pure: the same command on the same state gives the same answer
 * today and at an audit in ten years.
 */
export const decide = (command: CommunityCommand, state: CommunityState): Result<readonly CommunityEvent[], Refusal> =>
  decideOne(command, state).map((event) => [event])
