import type { Caller, InvitationId, TenantId } from '@community-handshake/domain'
import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { discreetly } from '../access/discreet-refusal.js'
import { communityToLookIn, presentedLink } from '../access/received-invitation.js'
import { type Answer, changedAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { changedReceivedInvitation } from '../answers/outcome-views.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { callerOf } from '../requests/caller.js'
import { invitationIdIn, tenantIdIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { WriteHeaders } from '../schemas/headers.js'
import { AcceptInvitationBody, ReceivedInvitationView } from '../schemas/received-invitation.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { namedReceivedInvitation, tenantsInReceived } from '../views/received-invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'acceptInvitation',
  summary: 'Accept an invitation',
  description:
    'Second step of the handshake: accepts for the tenant that is named, which the caller must be signed in to and ' +
    'administer. The tenant is not a member yet: the owner confirms it next. Needs a verified address equal to the ' +
    "recipient, or the secret of the mail's link.",
  tags: ['received invitations'],
  security: bearer,
  headers: WriteHeaders,
  params: Type.Object({ invitationId: field.invitationId }),
  body: AcceptInvitationBody,
  response: changeResponses(refTo(ReceivedInvitationView), 'The invitation, accepted.', [
    'invitation-not-found',
    'email-not-verified',
    'not-the-recipient',
    'link-invalid',
    'wrong-tenant',
    'not-tenant-administrator',
    'own-tenant',
    'already-accepted',
    'already-confirmed',
    'already-member',
    'tenant-has-open-acceptance',
    'history-not-understood',
    'link-superseded',
    'invitation-expired',
    'command-id-reused',
  ]),
}

interface Accepting {
  readonly caller: Caller
  readonly invitationId: InvitationId
  readonly tenantId: TenantId
}

const accept = (context: RouteContext, { caller, invitationId, tenantId }: Accepting, body: AcceptInvitationBody) => {
  const { secret, tenantId: _typed, ...chosen } = body
  const { actor } = caller
  return presentedLink(context.links, invitationId, secret).asyncAndThen((link) =>
    communityToLookIn(context.directory, invitationId).andThen((communityId) =>
      context.service
        .acceptInvitation(caller, {
          ...chosen,
          communityId,
          invitationId,
          tenantId,
          ...(secret === undefined ? {} : { linkSecret: secret }),
        })
        .andThen((outcome) => changedReceivedInvitation(outcome, invitationId, actor, context.clock.now()))
        .orElse(discreetly({ handshake: context.handshake, communityId, invitationId, viewer: { actor, ...link } })),
    ),
  )
}

const acceptInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly invitationId: string },
  body: AcceptInvitationBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([invitationIdIn(params), callerOf(request), tenantIdIn(body)])
    .asyncAndThen(([invitationId, caller, tenantId]) => accept(context, { caller, invitationId, tenantId }, body))
    .andThrough(({ position }) => shownInLists(context, request, position))
    .andThen(({ view, repeated }) =>
      namesFor(context, request, tenantsInReceived(view)).map((nameOf) =>
        changedAnswer(namedReceivedInvitation(view, nameOf), { revision: view.revision, repeated }),
      ),
    )

/** `POST /invitations/{invitationId}/accept`. */
export const acceptInvitationRoute: AddRoute = (app, context) => {
  app.post('/invitations/:invitationId/accept', { schema }, (request, reply) =>
    send(request, reply, acceptInvitation(context, request, request.params, request.body)),
  )
}
