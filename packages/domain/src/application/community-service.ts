import type { ResultAsync } from 'neverthrow'
import { type CommunityPolicy, defaultAdministratorRoles, defaultPolicy } from '../community/policy.js'
import type { Role } from '../identity/actor.js'
import type { Clock } from '../ports/clock.js'
import type { Hasher } from '../ports/hasher.js'
import type { Ids } from '../ports/ids.js'
import type { InvitationLinks } from '../ports/invitation-links.js'
import {
  acceptCommandOf,
  confirmCommandOf,
  createCommandOf,
  inviteCommandOf,
  type RequestDefaults,
} from './commands-of-requests.js'
import type { CommunityHandshake } from './community-handshake.js'
import type { CommandFailure, CommandOutcome } from './outcome.js'
import type {
  AcceptInvitationRequest,
  Caller,
  ConfirmTenantRequest,
  CreateCommunityRequest,
  InviteTenantRequest,
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
  /** Invites the administrator of another tenant by e-mail. */
  readonly inviteTenant: (caller: Caller, request: InviteTenantRequest) => Answer
  /** Accepts an invitation for the caller's tenant, which is not a member yet. */
  readonly acceptInvitation: (caller: Caller, request: AcceptInvitationRequest) => Answer
  /** Confirms the tenant that accepted: now it is a member. */
  readonly confirmTenant: (caller: Caller, request: ConfirmTenantRequest) => Answer
}

/** Opens the service. */
export const communityService = (options: CommunityServiceOptions): CommunityService => {
  const { handshake } = options
  const defaults: RequestDefaults = {
    ...options,
    policy: options.policy ?? defaultPolicy,
    administratorRoles: options.administratorRoles ?? defaultAdministratorRoles,
  }
  return {
    createCommunity: (caller, request) =>
      createCommandOf(defaults, caller, request).asyncAndThen((command) => handshake.execute(command, caller)),
    inviteTenant: (caller, request) =>
      inviteCommandOf(defaults, caller, request).asyncAndThen((command) => handshake.execute(command, caller)),
    acceptInvitation: (caller, request) =>
      acceptCommandOf(defaults, caller, request).asyncAndThen((command) => handshake.execute(command, caller)),
    confirmTenant: (caller, request) => handshake.execute(confirmCommandOf(defaults, caller, request), caller),
  }
}
