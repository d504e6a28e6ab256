import type { CommunityService } from '@community-handshake/domain'
import { Result, type ResultAsync } from 'neverthrow'
import type { Answer } from '../answers/answer.js'
import { changedInvitation } from '../answers/outcome-views.js'
import type { AnsweredRequest } from '../answers/send.js'
import { invitationAnswer } from '../answers/view-answers.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { callerOf } from '../requests/caller.js'
import { expectedRevision } from '../requests/entity-tags.js'
import { invitationPathIn, tenantIdIn } from '../requests/path-ids.js'
import type { JudgeTenantBody } from '../schemas/invitation.js'
import type { RouteContext } from './route-context.js'

/** What a request to confirm or to refuse a tenant says. */
export interface JudgementInput {
  readonly params: { readonly communityId: string; readonly invitationId: string }
  readonly body: JudgeTenantBody
}

/** The refusals that confirming and refusing have in common. */
export const judgementRefusals = [
  'community-not-found',
  'invitation-not-found',
  'not-owner-tenant',
  'not-community-administrator',
  'four-eyes-required',
  'only-issuer-confirms',
  'not-accepted',
  'other-tenant-accepted',
  'already-confirmed',
  'already-declined',
  'already-withdrawn',
  'already-refused',
  'already-revoked',
  'community-closed',
  'history-not-understood',
  'invitation-expired',
  'acceptance-changed',
  'command-id-reused',
] as const

/** Confirms or refuses the tenant that accepted, bound to what was looked at, and answers with the invitation. */
export const judgeTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  { params, body }: JudgementInput,
  judgement: 'confirmTenant' | 'refuseTenant',
): ResultAsync<Answer, HttpFailure> => {
  const judge: CommunityService['confirmTenant'] = context.service[judgement]
  return Result.combine([
    invitationPathIn(params),
    callerOf(request),
    tenantIdIn(body),
    expectedRevision(request.headers),
  ])
    .asyncAndThen(([path, caller, tenantId, seenRevision]) =>
      judge(caller, { ...path, tenantId, ...(seenRevision === undefined ? {} : { seenRevision }) }).andThen((outcome) =>
        changedInvitation(outcome, path.invitationId, { actor: caller.actor, now: context.clock.now() }),
      ),
    )
    .andThen((changed) => invitationAnswer(context, request, changed))
}
