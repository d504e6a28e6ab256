import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, createdAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { issuedInvitation } from '../answers/outcome-views.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { callerOf } from '../requests/caller.js'
import { expectedRevision } from '../requests/entity-tags.js'
import { communityIdIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { InvitationView, InviteTenantBody } from '../schemas/invitation.js'
import { createResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { namedInvitation, tenantsIn } from '../views/invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'inviteTenant',
  summary: 'Invite a tenant',
  description:
    'First step of the handshake: invites the administrator of another tenant by e-mail. ' +
    "For the owner's community administrators; `If-Match` takes the ETag of the community.",
  tags: ['invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId }),
  body: InviteTenantBody,
  response: createResponses(refTo(InvitationView), 'The new invitation.', [
    'community-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'already-invited',
    'too-many-pending',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

const inviteTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  { email }: InviteTenantBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([communityIdIn(params), callerOf(request), expectedRevision(request.headers)])
    .asyncAndThen(([communityId, caller, revision]) =>
      context.service.inviteTenant(
        { ...caller, ...(revision === undefined ? {} : { ifRevision: revision }) },
        { communityId, email },
      ),
    )
    .andThen((outcome) => issuedInvitation(outcome, context.clock.now()))
    .andThrough(({ position }) => shownInLists(context, request, position))
    .andThen(({ view, repeated }) =>
      namesFor(context, request, tenantsIn(view)).map((nameOf) =>
        createdAnswer(
          `${context.base}/communities/${view.communityId}/invitations/${view.id}`,
          namedInvitation(view, nameOf),
          { revision: view.revision, repeated },
        ),
      ),
    )

/** `POST /communities/{communityId}/invitations`. */
export const inviteTenantRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/invitations', { schema }, (request, reply) =>
    send(request, reply, inviteTenant(context, request, request.params, request.body)),
  )
}
