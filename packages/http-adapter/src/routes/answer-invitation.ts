import type { Caller, CommandOutcome, CommunityId, InvitationId, RequestFailure } from '@community-handshake/domain'
import { Result, type ResultAsync } from 'neverthrow'
import { ifAsSeen } from '../access/as-seen.js'
import { discreetly } from '../access/discreet-refusal.js'
import { communityToLookIn, presentedLink } from '../access/received-invitation.js'
import type { Answer } from '../answers/answer.js'
import { changedReceivedInvitation } from '../answers/outcome-views.js'
import type { AnsweredRequest } from '../answers/send.js'
import { receivedAnswer } from '../answers/view-answers.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { tellWho } from '../problems/tell-more.js'
import { callerOf } from '../requests/caller.js'
import { expectedRevision } from '../requests/entity-tags.js'
import { invitationIdIn } from '../requests/path-ids.js'
import type { RouteContext } from './route-context.js'

/** The refusals that every answer to an invitation can meet. */
export const answerRefusals = [
  'invitation-not-found',
  'not-tenant-administrator',
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

/** Where an invitation is, once that is known. */
export interface InvitationAt {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
}

/** How somebody of the invited side answers an invitation. */
export interface InvitationAnswering {
  readonly params: { readonly invitationId: string }
  /** The secret of the mail's link, where one was sent. */
  readonly secret?: string | undefined
  readonly act: (caller: Caller, at: InvitationAt) => ResultAsync<CommandOutcome, RequestFailure>
}

interface Answering {
  readonly caller: Caller
  readonly invitationId: InvitationId
  readonly seenRevision: number | undefined
}

const answered = (
  { handshake, directory, links, clock }: RouteContext,
  { caller, invitationId, seenRevision }: Answering,
  { secret, act }: InvitationAnswering,
) => {
  const { actor } = caller
  return presentedLink(links, invitationId, secret).asyncAndThen((link) =>
    communityToLookIn(directory, invitationId).andThen((communityId) =>
      ifAsSeen(handshake, { communityId, invitationId, seenRevision }, (ifRevision) =>
        act({ ...caller, ...(ifRevision === undefined ? {} : { ifRevision }) }, { communityId, invitationId }),
      )
        .andThen((outcome) => changedReceivedInvitation(outcome, invitationId, { actor, now: clock.now(), ...link }))
        .orElse(discreetly({ handshake, communityId, invitationId, viewer: { actor, ...link } })),
    ),
  )
}

/** Answers an invitation for the invited side, and answers the request with what that side sees of it. */
export const answerInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  answering: InvitationAnswering,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([invitationIdIn(answering.params), callerOf(request), expectedRevision(request.headers)]).asyncAndThen(
    ([invitationId, caller, seenRevision]) =>
      answered(context, { invitationId, caller, seenRevision }, answering)
        .andThen((changed) => receivedAnswer(context, request, changed))
        .mapErr(tellWho(caller.actor)),
  )
