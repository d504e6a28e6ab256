import type { Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { CommunityCommand } from './commands.js'
import { acceptInvitation } from './decisions/accept-invitation.js'
import { confirmTenant } from './decisions/confirm-tenant.js'
import { createCommunity } from './decisions/create-community.js'
import { inviteTenant } from './decisions/invite-tenant.js'
import type { CommunityEvent } from './events.js'
import type { Refusal } from './refusals.js'
import type { CommunityState } from './state.js'

/**
 * Decides a command: what happens, or why not. Pure: the same command on the same state gives the same answer
 * today and at an audit in ten years.
 */
export const decide = (command: CommunityCommand, state: CommunityState): Result<readonly CommunityEvent[], Refusal> =>
  match(command)
    .returnType<Result<CommunityEvent, Refusal>>()
    .with({ type: 'CreateCommunity' }, (create) => createCommunity(create, state))
    .with({ type: 'InviteTenant' }, (invite) => inviteTenant(invite, state))
    .with({ type: 'AcceptInvitation' }, (accept) => acceptInvitation(accept, state))
    .with({ type: 'ConfirmTenant' }, (confirm) => confirmTenant(confirm, state))
    .exhaustive()
    .map((event) => [event])
