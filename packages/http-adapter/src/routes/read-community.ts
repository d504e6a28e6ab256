import { requireReader } from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, taggedAnswer, unchangedAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { isStillAsSeen } from '../requests/entity-tags.js'
import { communityIdIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { CommunityView } from '../schemas/community.js'
import { field } from '../schemas/fields.js'
import { ReadHeaders } from '../schemas/headers.js'
import { readResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { communityView, namedCommunity } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'readCommunity',
  summary: 'Read a community',
  description: 'A community as its member tenants see it. To everybody else it does not exist.',
  tags: ['communities'],
  security: bearer,
  headers: ReadHeaders,
  params: Type.Object({ communityId: field.communityId }),
  response: readResponses(refTo(CommunityView), 'The community.', ['community-not-found']),
}

const readCommunity = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  return communityIdIn(params)
    .asyncAndThen((communityId) => context.handshake.read(communityId))
    .andThen((state) => requireReader(state, actor).map((community) => communityView(community, actor)))
    .andThen((view) =>
      isStillAsSeen(request.headers, view)
        ? okAsync(unchangedAnswer(view.revision))
        : namesFor(context, request, [view.ownerTenantId]).map((nameOf) =>
            taggedAnswer(namedCommunity(view, nameOf), view.revision),
          ),
    )
}

/** `GET /communities/{communityId}`. */
export const readCommunityRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId', { schema }, (request, reply) =>
    send(request, reply, readCommunity(context, request, request.params)),
  )
}
