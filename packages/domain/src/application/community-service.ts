import { ok, type Result, type ResultAsync } from 'neverthrow'
import { parseCommunityDescription, parseCommunityName } from '../community/names.js'
import {
  type AdjustablePolicy,
  type CommunityPolicy,
  completePolicy,
  defaultAdministratorRoles,
  defaultPolicy,
} from '../community/policy.js'
import { type Refusal, refusal } from '../community/refusals.js'
import { communityIdFor, invitationIdFor } from '../history/derived-ids.js'
import type { Actor, Role } from '../identity/actor.js'
import { parseEmailAddress } from '../identity/email-address.js'
import type { CommandId, CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { ParseFailure } from '../identity/parse-failure.js'
import type { Clock } from '../ports/clock.js'
import type { Hasher } from '../ports/hasher.js'
import type { Ids } from '../ports/ids.js'
import type { InvitationLinks } from '../ports/invitation-links.js'
import type { ExecuteOptions } from './command-handler.js'
import type { CommunityHandshake } from './community-handshake.js'
import type { CommandFailure, CommandOutcome } from './outcome.js'

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

/** Who asks, and under which command id; a new id is made where none is given. */
export interface Caller extends ExecuteOptions {
  readonly actor: Actor
  readonly commandId?: CommandId
}

/** A request to create a community, as typed. */
export interface CreateCommunityRequest {
  readonly name: string
  readonly description?: string
  /** The caller's own address if left out. */
  readonly contactEmail?: string
  readonly administratorRoles?: readonly Role[]
  readonly policy?: Partial<AdjustablePolicy>
}

/** A request to invite a tenant. */
export interface InviteTenantRequest {
  readonly communityId: CommunityId
  /** The e-mail address of the other tenant's administrator, as typed. */
  readonly email: string
}

/** A request to accept an invitation. */
export interface AcceptInvitationRequest {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly tenantId: TenantId
  /** The caller's own address if left out. */
  readonly contactEmail?: string
  readonly administratorRoles?: readonly Role[]
  /** The secret of the link in the mail; not needed by the verified recipient. */
  readonly linkSecret?: string
}

/** A request to confirm a tenant. */
export interface ConfirmTenantRequest {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly tenantId: TenantId
  /** The invitation's revision that was looked at. */
  readonly seenRevision?: number
}

/** Why a request had no effect. */
export type RequestFailure = CommandFailure | ParseFailure

type Answer = ResultAsync<CommandOutcome, RequestFailure>

/** The handshake for callers who bring text and identities: ids, the time and the defaults are filled in. */
export interface CommunityService {
  readonly createCommunity: (caller: Caller, request: CreateCommunityRequest) => Answer
  readonly inviteTenant: (caller: Caller, request: InviteTenantRequest) => Answer
  readonly acceptInvitation: (caller: Caller, request: AcceptInvitationRequest) => Answer
  readonly confirmTenant: (caller: Caller, request: ConfirmTenantRequest) => Answer
}

const contactEmailOf = (caller: Caller, typed: string | undefined) =>
  typed === undefined ? ok(caller.actor.email) : parseEmailAddress(typed, 'contactEmail')

/** Opens the service. */
export const communityService = (options: CommunityServiceOptions): CommunityService => {
  const { handshake, clock, ids, hasher, links } = options
  const hostPolicy = options.policy ?? defaultPolicy
  const hostRoles = options.administratorRoles ?? defaultAdministratorRoles

  const base = (caller: Caller) => ({
    commandId: caller.commandId ?? ids.nextCommandId(),
    actor: caller.actor,
    now: clock.now(),
  })
  const generationOf = ({ invitationId, linkSecret }: AcceptInvitationRequest): Result<{ linkGeneration?: number }, Refusal> =>
    linkSecret === undefined
      ? ok({})
      : links
          .check(invitationId, linkSecret)
          .map((linkGeneration) => ({ linkGeneration }))
          .mapErr(() => refusal('link-invalid', 'NoCommunity', {}))

  return {
    createCommunity: (caller, request) =>
      parseCommunityName(request.name).asyncAndThen((name) =>
        parseCommunityDescription(request.description ?? '').asyncAndThen((description) =>
          contactEmailOf(caller, request.contactEmail).asyncAndThen((contactEmail) => {
            const common = base(caller)
            const communityId = communityIdFor(hasher, common.commandId, caller.actor.tenantId)
            const administratorRoles = request.administratorRoles ?? hostRoles
            const policy = completePolicy(request.policy ?? {}, hostPolicy)
            return handshake.execute(
              { type: 'CreateCommunity', ...common, communityId, name, description, contactEmail, administratorRoles, policy },
              caller,
            )
          }),
        ),
      ),
    inviteTenant: (caller, { communityId, email }) =>
      parseEmailAddress(email, 'email').asyncAndThen((recipient) => {
        const common = base(caller)
        const invitationId = invitationIdFor(hasher, common.commandId, communityId)
        return handshake.execute(
          { type: 'InviteTenant', ...common, communityId, invitationId, recipient, recipientAsTyped: email.trim() },
          caller,
        )
      }),
    acceptInvitation: (caller, request) => {
      const { communityId, invitationId, tenantId } = request
      const administratorRoles = request.administratorRoles ?? hostRoles
      return generationOf(request).asyncAndThen((link) =>
        contactEmailOf(caller, request.contactEmail).asyncAndThen((contactEmail) =>
          handshake.execute(
            { type: 'AcceptInvitation', ...base(caller), communityId, invitationId, tenantId, contactEmail, administratorRoles, ...link },
            caller,
          ),
        ),
      )
    },
    confirmTenant: (caller, request) =>
      handshake.execute({ type: 'ConfirmTenant', ...base(caller), ...request }, caller),
  }
}
