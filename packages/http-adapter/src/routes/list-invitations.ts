import { requireTenantManager } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { pageOfList } from '../requests/cursor.js'
import { communityIdIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { RequestHeaders } from '../schemas/headers.js'
import { InvitationState, InvitationView } from '../schemas/invitation.js'
import { pageOf, pageQuery } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { invitationState } from '../views/invitation-state.js'
import { invitationView, namedInvitation, tenantsIn } from '../views/invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const Query = Type.Object({ ...pageQuery, state: Type.Optional(InvitationState) }, { additionalProperties: false })
type Query = Static<typeof Query>

const schema = {
  operationId: 'listInvitations',
  summary: 'List the invitations of a community',
  description: "Every invitation of the community, the latest first. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: RequestHeaders,
  params: Type.Object({ communityId: field.communityId }),
  querystring: Query,
  response: listResponses(pageOf(InvitationView, 'One page of invitations.'), 'One page of invitations.', [
    'community-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'history-not-understood',
  ]),
}

const listInvitations = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  query: Query,
): ResultAsync<Answer, HttpFailure> => {
  const now = context.clock.now()
  return communityIdIn(params)
    .asyncAndThen((communityId) => context.handshake.read(communityId))
    .andThen((state) => requireTenantManager(state, actorOf(request)))
    .andThen((community) => {
      const latestFirst = [...community.invitations.values()].reverse()
      return pageOfList(
        latestFirst,
        ({ id }) => id,
        query,
        (invitation) => query.state === undefined || invitationState(invitation, now) === query.state,
      ).map(({ items, nextCursor }) => ({
        items: items.map((invitation) => invitationView(community.id, invitation, now)),
        nextCursor,
      }))
    })
    .andThen(({ items, nextCursor }) =>
      namesFor(context, request, items.flatMap(tenantsIn)).map((nameOf) =>
        okAnswer({ items: items.map((view) => namedInvitation(view, nameOf)), nextCursor }),
      ),
    )
}

/** `GET /communities/{communityId}/invitations`. */
export const listInvitationsRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/invitations', { schema }, (request, reply) =>
    send(request, reply, listInvitations(context, request, request.params, request.query)),
  )
}
