import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, changedAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { changedInvitation } from '../answers/outcome-views.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { callerOf } from '../requests/caller.js'
import { expectedRevision } from '../requests/entity-tags.js'
import { invitationPathIn, tenantIdIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { ConfirmTenantBody, InvitationView } from '../schemas/invitation.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { namedInvitation, tenantsIn } from '../views/invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'confirmTenant',
  summary: 'Confirm a tenant',
  description:
    'Last step of the handshake: from now on the tenant is a member. It must be the tenant that accepted; ' +
    "`If-Match` takes the ETag of the invitation that was looked at. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  body: ConfirmTenantBody,
  response: changeResponses(refTo(InvitationView), 'The invitation, confirmed.', [
    'community-not-found',
    'invitation-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'four-eyes-required',
    'only-issuer-confirms',
    'not-accepted',
    'other-tenant-accepted',
    'already-confirmed',
    'already-member',
    'history-not-understood',
    'invitation-expired',
    'acceptance-changed',
    'command-id-reused',
  ]),
}

const confirmTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly invitationId: string },
  body: ConfirmTenantBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([invitationPathIn(params), callerOf(request), tenantIdIn(body), expectedRevision(request.headers)])
    .asyncAndThen(([path, caller, tenantId, seenRevision]) =>
      context.service
        .confirmTenant(caller, { ...path, tenantId, ...(seenRevision === undefined ? {} : { seenRevision }) })
        .andThen((outcome) => changedInvitation(outcome, path.invitationId, context.clock.now())),
    )
    .andThrough(({ position }) => shownInLists(context, request, position))
    .andThen(({ view, repeated }) =>
      namesFor(context, request, tenantsIn(view)).map((nameOf) =>
        changedAnswer(namedInvitation(view, nameOf), { revision: view.revision, repeated }),
      ),
    )

/** `POST /communities/{communityId}/invitations/{invitationId}/confirm`. */
export const confirmTenantRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/invitations/:invitationId/confirm', { schema }, (request, reply) =>
    send(request, reply, confirmTenant(context, request, request.params, request.body)),
  )
}
