import { ok, type Result } from 'neverthrow'
import type {
  AcceptInvitation,
  ConfirmTenant,
  DeclineInvitation,
  InvitationCommand,
  InviteTenant,
  RefuseTenant,
} from '../../community/commands.js'
import { type InvitationMessage, parseInvitationMessage } from '../../community/names.js'
import type { Refusal } from '../../community/refusals.js'
import { invitationIdFor } from '../../history/derived-ids.js'
import { parseEmailAddress } from '../../identity/email-address.js'
import type { ParseFailure } from '../../identity/parse-failure.js'
import type {
  AcceptInvitationRequest,
  Caller,
  DeclineInvitationRequest,
  InvitationRequest,
  InviteTenantRequest,
  JudgeTenantRequest,
} from '../requests.js'
import {
  commandBase,
  contactEmailOf,
  languageOf,
  linkGenerationOf,
  type RequestDefaults,
  rolesOf,
} from './request-defaults.js'

const messageOf = (typed: string | undefined): Result<{ message?: InvitationMessage }, ParseFailure> =>
  typed === undefined || typed.trim() === '' ? ok({}) : parseInvitationMessage(typed).map((message) => ({ message }))

/** The command of a request to invite a tenant; the invitation's id follows from the command's id. */
export const inviteCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, email, ...request }: InviteTenantRequest,
): Result<InviteTenant, ParseFailure> =>
  parseEmailAddress(email, 'email').andThen((recipient) =>
    messageOf(request.message).andThen((message) =>
      languageOf(request.language).map((language): InviteTenant => {
        const common = commandBase(defaults, caller)
        const invitationId = invitationIdFor(defaults.hasher, common.commandId, communityId)
        const chosen = { recipient, recipientAsTyped: email.trim(), ...message, ...language }
        return { type: 'InviteTenant', ...common, communityId, invitationId, ...chosen }
      }),
    ),
  )

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
        return { type: 'AcceptInvitation', ...commandBase(defaults, caller), ...answered, ...link }
      }),
    ),
  )

/** The command of a request to decline. A link that is not genuine is refused here, known invitation or not. */
export const declineCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: DeclineInvitationRequest,
): Result<DeclineInvitation, Refusal> =>
  linkGenerationOf(defaults, request).map((link) => {
    const { communityId, invitationId } = request
    return { type: 'DeclineInvitation', ...commandBase(defaults, caller), communityId, invitationId, ...link }
  })

/** What the command of a request to confirm or to refuse the tenant that accepted holds besides its type. */
export const judgementOf = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, invitationId, tenantId, seenRevision }: JudgeTenantRequest,
): Omit<ConfirmTenant, 'type'> & Omit<RefuseTenant, 'type'> => ({
  ...commandBase(defaults, caller),
  ...{ communityId, invitationId, tenantId },
  ...(seenRevision === undefined ? {} : { seenRevision }),
})

/** What the command of a request that says nothing but which invitation it is about holds besides its type. */
export const aboutInvitation = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, invitationId }: InvitationRequest,
): InvitationCommand => ({ ...commandBase(defaults, caller), communityId, invitationId })
