import { Result, type ResultAsync } from 'neverthrow'
import { ifAsSeen } from '../access/as-seen.js'
import type { Answer } from '../answers/answer.js'
import { changedInvitation } from '../answers/outcome-views.js'
import type { AnsweredRequest } from '../answers/send.js'
import { invitationAnswer } from '../answers/view-answers.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { callerOf } from '../requests/caller.js'
import { expectedRevision } from '../requests/entity-tags.js'
import { invitationPathIn } from '../requests/path-ids.js'
import type { RouteContext } from './route-context.js'

/** The refusals that sending again and revoking have in common. */
export const ownersActRefusals = [
  'community-not-found',
  'invitation-not-found',
  'not-owner-tenant',
  'not-community-administrator',
  'accepted-meanwhile',
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

/** Does something to an invitation that needs no more to be said, and answers with the invitation. */
export const actOnInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly invitationId: string },
  act: 'resendInvitation' | 'revokeInvitation',
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([invitationPathIn(params), callerOf(request), expectedRevision(request.headers)])
    .asyncAndThen(([path, caller, seenRevision]) =>
      ifAsSeen(context.handshake, { ...path, seenRevision }, (ifRevision) =>
        context.service[act]({ ...caller, ...(ifRevision === undefined ? {} : { ifRevision }) }, path),
      ).andThen((outcome) =>
        changedInvitation(outcome, path.invitationId, { actor: caller.actor, now: context.clock.now() }),
      ),
    )
    .andThen((changed) => invitationAnswer(context, request, changed))
