import type { ResultAsync } from 'neverthrow'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { pageOfList } from '../requests/cursor.js'
import { actorOf } from '../requests/request-identity.js'
import { CommunitySummary } from '../schemas/community.js'
import { RequestHeaders } from '../schemas/headers.js'
import { PageQuery, pageOf } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { communitySummary } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'listCommunities',
  summary: 'List communities',
  description: "The communities in which the caller's tenant takes part, the one joined last first.",
  tags: ['communities'],
  security: bearer,
  headers: RequestHeaders,
  querystring: PageQuery,
  response: listResponses(pageOf(CommunitySummary, 'One page of communities.'), 'One page of communities.'),
}

const listCommunities = (
  context: RouteContext,
  request: AnsweredRequest,
  query: PageQuery,
): ResultAsync<Answer, HttpFailure> =>
  context.directory
    .communitiesOf(actorOf(request).tenantId)
    .andThen((rows) => pageOfList(rows, ({ communityId }) => communityId, query))
    .andThen(({ items, nextCursor }) => {
      const owners = items.map(({ ownerTenantId }) => ownerTenantId)
      return namesFor(context, request, owners).map((nameOf) =>
        okAnswer({ items: items.map((row) => communitySummary(row, nameOf)), nextCursor }),
      )
    })

/** `GET /communities`. */
export const listCommunitiesRoute: AddRoute = (app, context) => {
  app.get('/communities', { schema }, (request, reply) =>
    send(request, reply, listCommunities(context, request, request.query)),
  )
}
