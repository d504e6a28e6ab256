import { type Community, type InvitationId, refusal, requireTenantManager } from '@community-handshake/domain'
import { err, ok, okAsync, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, taggedAnswer, unchangedAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { isStillAsSeen } from '../requests/entity-tags.js'
import { invitationPathIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { ReadHeaders } from '../schemas/headers.js'
import { InvitationView } from '../schemas/invitation.js'
import { readResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { invitationView, namedInvitation, tenantsIn } from '../views/invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'readInvitation',
  summary: 'Read an invitation of a community',
  description: "An invitation with who accepted it. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ReadHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  response: readResponses(refTo(InvitationView), 'The invitation.', [
    'community-not-found',
    'invitation-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'history-not-understood',
  ]),
}

const invitationIn = (community: Community, invitationId: InvitationId) => {
  const invitation = community.invitations.get(invitationId)
  return invitation === undefined ? err(refusal('invitation-not-found', 'NoCommunity', {})) : ok(invitation)
}

const readInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly invitationId: string },
): ResultAsync<Answer, HttpFailure> =>
  invitationPathIn(params)
    .asyncAndThen(({ communityId, invitationId }) =>
      context.handshake.read(communityId).andThen((state) =>
        requireTenantManager(state, actorOf(request))
          .andThen((community) => invitationIn(community, invitationId))
          .map((invitation) => invitationView(communityId, invitation, context.clock.now())),
      ),
    )
    .andThen((view) =>
      isStillAsSeen(request.headers, view)
        ? okAsync(unchangedAnswer(view.revision))
        : namesFor(context, request, tenantsIn(view)).map((nameOf) =>
            taggedAnswer(namedInvitation(view, nameOf), view.revision),
          ),
    )

/** `GET /communities/{communityId}/invitations/{invitationId}`. */
export const readInvitationRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/invitations/:invitationId', { schema }, (request, reply) =>
    send(request, reply, readInvitation(context, request, request.params)),
  )
}
