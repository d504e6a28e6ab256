import { type Actor, type CommunityId, type CommunityState, requireReader } from '@community-handshake/domain'
import { ok, okAsync, Result, type ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { type AsOf, asOfIn, asOfQuery, readAsOf } from '../access/as-of.js'
import { communityThen } from '../access/as-of-views.js'
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
import { communityView, namedCommunity, type UnnamedCommunity } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const Query = Type.Object(asOfQuery, { additionalProperties: false })
type Query = Readonly<Static<typeof Query>>

const schema = {
  operationId: 'readCommunity',
  summary: 'Read a community',
  description: 'A community as its member tenants see it. To everybody else it does not exist.',
  tags: ['communities'],
  security: bearer,
  headers: ReadHeaders,
  params: Type.Object({ communityId: field.communityId }),
  querystring: Query,
  response: readResponses(refTo(CommunityView), 'The community.', ['community-not-found']),
}

const viewOf = (
  context: RouteContext,
  communityId: CommunityId,
  actor: Actor,
  asOf: AsOf | undefined,
): ResultAsync<UnnamedCommunity, HttpFailure> => {
  const now = context.clock.now()
  if (asOf === undefined)
    return context.handshake
      .read(communityId)
      .andThen((state) => requireReader(state, actor).map((community) => communityView(community, actor, now)))
  const request = { communityId, asOf, requireReader: (state: CommunityState) => requireReader(state, actor) }
  return readAsOf(context, request, (seen) => ok(communityThen(seen, { actor, now })))
}

const readCommunity = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  query: Query,
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  return Result.combine([communityIdIn(params), asOfIn(query)])
    .asyncAndThen(([communityId, asOf]) => viewOf(context, communityId, actor, asOf))
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
    send(request, reply, readCommunity(context, request, request.params, request.query)),
  )
}
