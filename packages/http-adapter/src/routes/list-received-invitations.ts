import type { ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { receivedInvitations } from '../access/received-invitations.js'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { actorOf } from '../requests/request-identity.js'
import { RequestHeaders } from '../schemas/headers.js'
import { InvitationStates } from '../schemas/invitation.js'
import { pageOf, pageQuery } from '../schemas/page.js'
import { ReceivedInvitationView } from '../schemas/received-invitation.js'
import { listResponses } from '../schemas/responses.js'
import { namedReceivedInvitation, tenantsInReceived } from '../views/received-invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const Query = Type.Object({ ...pageQuery, state: Type.Optional(InvitationStates) }, { additionalProperties: false })
type Query = Readonly<Static<typeof Query>>

const schema = {
  operationId: 'listReceivedInvitations',
  summary: 'List the invitations that were received',
  description:
    "Invitations addressed to the caller's verified address, and those that the caller's tenant accepted " +
    'if the caller administers it. The one issued last comes first.',
  tags: ['received invitations'],
  security: bearer,
  headers: RequestHeaders,
  querystring: Query,
  response: listResponses(pageOf(ReceivedInvitationView, 'One page of invitations.'), 'One page of invitations.'),
}

const listReceivedInvitations = (
  context: RouteContext,
  request: AnsweredRequest,
  query: Query,
): ResultAsync<Answer, HttpFailure> =>
  receivedInvitations(context, actorOf(request), query).andThen(({ items, nextCursor }) =>
    namesFor(context, request, items.flatMap(tenantsInReceived)).map((nameOf) =>
      okAnswer({ items: items.map((view) => namedReceivedInvitation(view, nameOf)), nextCursor }),
    ),
  )

/** `GET /invitations`. */
export const listReceivedInvitationsRoute: AddRoute = (app, context) => {
  app.get('/invitations', { schema }, (request, reply) =>
    send(request, reply, listReceivedInvitations(context, request, request.query)),
  )
}
