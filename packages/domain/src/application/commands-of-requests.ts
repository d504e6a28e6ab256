import { err, ok, type Result } from 'neverthrow'
import type { AcceptInvitation, ConfirmTenant, CreateCommunity, InviteTenant } from '../community/commands.js'
import { parseCommunityDescription, parseCommunityName } from '../community/names.js'
import { type CommunityPolicy, completePolicy, requireWorkablePolicy } from '../community/policy.js'
import { type Refusal, refusal } from '../community/refusals.js'
import { communityIdFor, invitationIdFor } from '../history/derived-ids.js'
import type { Role } from '../identity/actor.js'
import { type EmailAddress, parseEmailAddress } from '../identity/email-address.js'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'
import type { Clock } from '../ports/clock.js'
import type { Hasher } from '../ports/hasher.js'
import type { Ids } from '../ports/ids.js'
import type { InvitationLinks } from '../ports/invitation-links.js'
import type {
  AcceptInvitationRequest,
  Caller,
  ConfirmTenantRequest,
  CreateCommunityRequest,
  InviteTenantRequest,
} from './requests.js'

/** What fills in what a request leaves open. */
export interface RequestDefaults {
  readonly clock: Clock
  readonly ids: Ids
  readonly hasher: Hasher
  readonly links: InvitationLinks
  readonly policy: CommunityPolicy
  readonly administratorRoles: readonly Role[]
}

const base = ({ ids, clock }: RequestDefaults, { commandId, actor }: Caller) => ({
  commandId: commandId ?? ids.nextCommandId(),
  actor,
  now: clock.now(),
})

const contactEmailOf = ({ actor }: Caller, typed: string | undefined): Result<EmailAddress, ParseFailure> =>
  typed === undefined ? ok(actor.email) : parseEmailAddress(typed, 'contactEmail')

const rolesOf = (
  { administratorRoles }: RequestDefaults,
  named: readonly Role[] = administratorRoles,
): Result<readonly Role[], ParseFailure> => {
  const areNames = named.every((role) => role.length >= 1 && role.length <= 128 && role.isWellFormed())
  return areNames && named.length >= 1 && named.length <= 20
    ? ok(named)
    : err(parseFailure('administratorRoles', 'must be 1 to 20 names of roles, each of 1 to 128 characters'))
}

const policyOf = (
  { policy }: RequestDefaults,
  { policy: chosen = {} }: CreateCommunityRequest,
): Result<CommunityPolicy, ParseFailure> => requireWorkablePolicy(completePolicy(chosen, policy))

const linkGenerationOf = (
  { links }: RequestDefaults,
  { invitationId, linkSecret }: AcceptInvitationRequest,
): Result<Pick<AcceptInvitation, 'linkGeneration'>, Refusal> =>
  linkSecret === undefined
    ? ok({})
    : links
        .check(invitationId, linkSecret)
        .map((linkGeneration) => ({ linkGeneration }))
        .mapErr(() => refusal('link-invalid', 'NoCommunity', {}))

/** The command of a request to create a community; its id follows from the command's id. */
export const createCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: CreateCommunityRequest,
): Result<CreateCommunity, ParseFailure> =>
  parseCommunityName(request.name).andThen((name) =>
    parseCommunityDescription(request.description ?? '').andThen((description) =>
      contactEmailOf(caller, request.contactEmail).andThen((contactEmail) =>
        rolesOf(defaults, request.administratorRoles).andThen((administratorRoles) =>
          policyOf(defaults, request).map((policy): CreateCommunity => {
            const common = base(defaults, caller)
            const communityId = communityIdFor(defaults.hasher, common.commandId, caller.actor.tenantId)
            const chosen = { name, description, contactEmail, administratorRoles, policy }
            return { type: 'CreateCommunity', ...common, communityId, ...chosen }
          }),
        ),
      ),
    ),
  )

/** The command of a request to invite a tenant; the invitation's id follows from the command's id. */
export const inviteCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, email }: InviteTenantRequest,
): Result<InviteTenant, ParseFailure> =>
  parseEmailAddress(email, 'email').map((recipient) => {
    const common = base(defaults, caller)
    const invitationId = invitationIdFor(defaults.hasher, common.commandId, communityId)
    return { type: 'InviteTenant', ...common, communityId, invitationId, recipient, recipientAsTyped: email.trim() }
  })

/** The command of a request to accept. A link that is not genuine is refused here, known invitation or not. */
export const acceptCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: AcceptInvitationRequest,
): Result<AcceptInvitation, ParseFailure | Refusal> =>
  linkGenerationOf(defaults, request).andThen((link) =>
    contactEmailOf(caller, request.contactEmail).andThen((contactEmail) =>
      rolesOf(defaults, request.administratorRoles).map((administratorRoles): AcceptInvitation => {
        const { communityId, invitationId, tenantId } = request
        const answered = { communityId, invitationId, tenantId, contactEmail, administratorRoles }
        return { type: 'AcceptInvitation', ...base(defaults, caller), ...answered, ...link }
      }),
    ),
  )

/** The command of a request to confirm. */
export const confirmCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, invitationId, tenantId, seenRevision }: ConfirmTenantRequest,
): ConfirmTenant => ({
  type: 'ConfirmTenant',
  ...base(defaults, caller),
  ...{ communityId, invitationId, tenantId },
  ...(seenRevision === undefined ? {} : { seenRevision }),
})
