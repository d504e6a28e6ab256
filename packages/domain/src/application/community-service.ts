import { ok, type Result, type ResultAsync } from 'neverthrow'
import type { CommunityCommand } from '../community/commands.js'
import { type CommunityPolicy, defaultAdministratorRoles, defaultPolicy } from '../community/policy.js'
import type { Role } from '../identity/actor.js'
import type { Clock } from '../ports/clock.js'
import type { Hasher } from '../ports/hasher.js'
import type { Ids } from '../ports/ids.js'
import type { InvitationLinks } from '../ports/invitation-links.js'
import {
  aboutInvitation,
  acceptCommandOf,
  declineCommandOf,
  inviteCommandOf,
  judgementOf,
} from './commands-of-requests/handshake.js'
import {
  changeDetailsCommandOf,
  changePolicyCommandOf,
  closeCommandOf,
  createCommandOf,
} from './commands-of-requests/lifecycle.js'
import {
  aboutTenant,
  addMembersCommandOf,
  assignRolesCommandOf,
  changeAliasCommandOf,
  changeContactEmailCommandOf,
  leaveCommandOf,
  removeMembersCommandOf,
} from './commands-of-requests/membership.js'
import type { RequestDefaults } from './commands-of-requests/request-defaults.js'
import type { CommunityHandshake } from './community-handshake.js'
import type { CommandFailure, CommandOutcome } from './outcome.js'
import type {
  AcceptInvitationRequest,
  AddMembersRequest,
  AssignAdministratorRolesRequest,
  Caller,
  ChangeAliasRequest,
  ChangeCommunityRequest,
  ChangeContactEmailRequest,
  ChangePolicyRequest,
  CloseCommunityRequest,
  CreateCommunityRequest,
  DeclineInvitationRequest,
  InvitationRequest,
  InviteTenantRequest,
  JudgeTenantRequest,
  LeaveCommunityRequest,
  RemoveMembersRequest,
  TenantRequest,
} from './requests.js'

/** What the service needs. */
export interface CommunityServiceOptions {
  readonly handshake: CommunityHandshake
  readonly clock: Clock
  readonly ids: Ids
  readonly hasher: Hasher
  readonly links: InvitationLinks
  /** The host's rules for new communities; {@link defaultPolicy} if left out. */
  readonly policy?: CommunityPolicy
  /** The roles that administer where a request names none; {@link defaultAdministratorRoles} if left out. */
  readonly administratorRoles?: readonly Role[]
}

/** Why a request had no effect. */
export type RequestFailure = CommandFailure

type Answer = ResultAsync<CommandOutcome, RequestFailure>

/** The handshake for callers who bring text and identities: ids, the time and the defaults are filled in. */
export interface CommunityService {
  /** Creates a community that the caller's tenant owns. */
  readonly createCommunity: (caller: Caller, request: CreateCommunityRequest) => Answer
  /** Changes a community's name, description or language. */
  readonly changeCommunityDetails: (caller: Caller, request: ChangeCommunityRequest) => Answer
  /** Changes a community's rules. */
  readonly changePolicy: (caller: Caller, request: ChangePolicyRequest) => Answer
  /** Closes a community for good. */
  readonly closeCommunity: (caller: Caller, request: CloseCommunityRequest) => Answer
  /** Invites the administrator of another tenant by e-mail. */
  readonly inviteTenant: (caller: Caller, request: InviteTenantRequest) => Answer
  /** Sends an invitation again, with a new link and a new deadline. */
  readonly resendInvitation: (caller: Caller, request: InvitationRequest) => Answer
  /** Accepts an invitation for the caller's tenant, which is not a member yet. */
  readonly acceptInvitation: (caller: Caller, request: AcceptInvitationRequest) => Answer
  /** Declines an invitation. */
  readonly declineInvitation: (caller: Caller, request: DeclineInvitationRequest) => Answer
  /** Takes the caller's tenant's acceptance back. */
  readonly withdrawAcceptance: (caller: Caller, request: InvitationRequest) => Answer
  /** Confirms the tenant that accepted: now it is a member. */
  readonly confirmTenant: (caller: Caller, request: JudgeTenantRequest) => Answer
  /** Refuses the tenant that accepted. */
  readonly refuseTenant: (caller: Caller, request: JudgeTenantRequest) => Answer
  /** Takes an invitation back that nobody has accepted. */
  readonly revokeInvitation: (caller: Caller, request: InvitationRequest) => Answer
  /** Removes a member tenant. */
  readonly removeTenant: (caller: Caller, request: TenantRequest) => Answer
  /** Takes the caller's tenant out of a community. */
  readonly leaveCommunity: (caller: Caller, request: LeaveCommunityRequest) => Answer
  /** Pauses the sharing of the caller's tenant. */
  readonly pauseSharing: (caller: Caller, request: TenantRequest) => Answer
  /** Resumes the sharing of the caller's tenant. */
  readonly resumeSharing: (caller: Caller, request: TenantRequest) => Answer
  /** Changes the contact e-mail of the caller's tenant. */
  readonly changeContactEmail: (caller: Caller, request: ChangeContactEmailRequest) => Answer
  /** Changes the name by which the caller's tenant sees the community. */
  readonly changeAlias: (caller: Caller, request: ChangeAliasRequest) => Answer
  /** Chooses the roles that administer the community for the caller's tenant. */
  readonly assignAdministratorRoles: (caller: Caller, request: AssignAdministratorRolesRequest) => Answer
  /** Lets users of the caller's tenant see what the community shares. */
  readonly addMembers: (caller: Caller, request: AddMembersRequest) => Answer
  /** Takes users of the caller's tenant out of the community. */
  readonly removeMembers: (caller: Caller, request: RemoveMembersRequest) => Answer
}

type Executed<Request> = (caller: Caller, request: Request) => Answer
type CommandOf<Request> = (
  defaults: RequestDefaults,
  caller: Caller,
  request: Request,
) => Result<CommunityCommand, RequestFailure>

/** Opens the service. */
export const communityService = (options: CommunityServiceOptions): CommunityService => {
  const { handshake } = options
  const defaults: RequestDefaults = {
    ...options,
    policy: options.policy ?? defaultPolicy,
    administratorRoles: options.administratorRoles ?? defaultAdministratorRoles,
  }
  const executed =
    <Request>(commandOf: CommandOf<Request>): Executed<Request> =>
    (caller, request) =>
      commandOf(defaults, caller, request).asyncAndThen((command) => handshake.execute(command, caller))
  return {
    createCommunity: executed(createCommandOf),
    changeCommunityDetails: executed(changeDetailsCommandOf),
    changePolicy: executed((...given) => ok(changePolicyCommandOf(...given))),
    closeCommunity: executed((...given) => ok(closeCommandOf(...given))),
    inviteTenant: executed(inviteCommandOf),
    resendInvitation: executed((...given) => ok({ type: 'ResendInvitation', ...aboutInvitation(...given) })),
    acceptInvitation: executed(acceptCommandOf),
    declineInvitation: executed(declineCommandOf),
    withdrawAcceptance: executed((...given) => ok({ type: 'WithdrawAcceptance', ...aboutInvitation(...given) })),
    confirmTenant: executed((...given) => ok({ type: 'ConfirmTenant', ...judgementOf(...given) })),
    refuseTenant: executed((...given) => ok({ type: 'RefuseTenant', ...judgementOf(...given) })),
    revokeInvitation: executed((...given) => ok({ type: 'RevokeInvitation', ...aboutInvitation(...given) })),
    removeTenant: executed((...given) => ok({ type: 'RemoveTenant', ...aboutTenant(...given) })),
    leaveCommunity: executed((...given) => ok(leaveCommandOf(...given))),
    pauseSharing: executed((...given) => ok({ type: 'PauseSharing', ...aboutTenant(...given) })),
    resumeSharing: executed((...given) => ok({ type: 'ResumeSharing', ...aboutTenant(...given) })),
    changeContactEmail: executed(changeContactEmailCommandOf),
    changeAlias: executed(changeAliasCommandOf),
    assignAdministratorRoles: executed(assignRolesCommandOf),
    addMembers: executed(addMembersCommandOf),
    removeMembers: executed(removeMembersCommandOf),
  }
}
