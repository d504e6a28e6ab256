import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, createdAnswer } from '../answers/answer.js'
import { profilesFor } from '../answers/names-for.js'
import { issuedInvitation } from '../answers/outcome-views.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { tellWhen } from '../problems/tell-more.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { communityIdIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { InvitationView, InviteTenantBody } from '../schemas/invitation.js'
import { createResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { namedDetails, tenantsInDetails } from '../views/invitation-details.js'
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
    'too-many-to-recipient',
    'too-many-by-sender',
    'community-closed',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

const inviteTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  body: InviteTenantBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([communityIdIn(params), conditionalCallerOf(request)])
    .asyncAndThen(([communityId, caller]) =>
      context.service
        .inviteTenant(caller, { communityId, ...body })
        .andThen((outcome) => issuedInvitation(outcome, { actor: caller.actor, now: context.clock.now() })),
    )
    .andThrough(({ position }) => shownInLists(context, request, position))
    .andThen(({ view: details, repeated }) =>
      profilesFor(context, request, tenantsInDetails(details)).map((profiles) => {
        const view = namedDetails(details, profiles)
        const location = `${context.base}/communities/${view.communityId}/invitations/${view.id}`
        return createdAnswer(location, view, { revision: view.revision, repeated })
      }),
    )
    .mapErr(tellWhen(context.clock))

/** `POST /communities/{communityId}/invitations`. */
export const inviteTenantRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/invitations', { schema }, (request, reply) =>
    send(request, reply, inviteTenant(context, request, request.params, request.body)),
  )
}
