import type { CommunityQuery, CommunitySort } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { withRights } from '../access/listed-communities.js'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { defaultLimit } from '../requests/cursor.js'
import { actorOf } from '../requests/request-identity.js'
import { CommunityStatus, CommunitySummary } from '../schemas/community.js'
import { RequestHeaders } from '../schemas/headers.js'
import { pageOf, pageQuery } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { communitySummary } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const sorts = [
  'joinedAt',
  'createdAt',
  'name',
  'description',
  'tenantCount',
  'sharingStatus',
  'membership',
] as const satisfies readonly CommunitySort[]

const Query = Type.Object(
  {
    ...pageQuery,
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Only those with this text in their name, alias or description, whatever the case.',
        examples: ['wind'],
      }),
    ),
    role: Type.Optional(
      Type.Enum(['Owner', 'Member'], { description: "Only those that the caller's tenant owns, or does not own." }),
    ),
    status: Type.Optional(CommunityStatus),
    sharingStatus: Type.Optional(
      Type.Enum(['Active', 'Paused'], {
        description: 'Only those whose tenants all share, or of which at least one has paused.',
      }),
    ),
    sort: Type.Optional(Type.Enum([...sorts], { description: 'By what to sort; `joinedAt` if left out.' })),
    direction: Type.Optional(
      Type.Enum(['ascending', 'descending'], {
        description: '`ascending` for texts and `descending` for the others if left out.',
      }),
    ),
  },
  { additionalProperties: false },
)
type Query = Readonly<Static<typeof Query>>

const schema = {
  operationId: 'listCommunities',
  summary: 'List communities',
  description:
    "The communities in which the caller's tenant takes part: the open ones if `status` is left out, " +
    'the one joined last first. A cursor belongs to one order; use it with the same `sort` and `direction`.',
  tags: ['communities'],
  security: bearer,
  headers: RequestHeaders,
  querystring: Query,
  response: listResponses(pageOf(CommunitySummary, 'One page of communities.'), 'One page of communities.'),
}

const usualDirection = (sort: CommunitySort): CommunityQuery['direction'] =>
  sort === 'name' || sort === 'description' ? 'ascending' : 'descending'

const directoryQuery = (query: Query): Omit<CommunityQuery, 'tenantId' | 'userId'> => {
  const { q, limit = defaultLimit, cursor, sort = 'joinedAt', direction = usualDirection(sort), ...filters } = query
  return {
    ...filters,
    limit,
    ...(cursor === undefined ? {} : { after: cursor }),
    ...(q === undefined ? {} : { text: q }),
    sortBy: sort,
    direction,
  }
}

const listCommunities = (
  context: RouteContext,
  request: AnsweredRequest,
  query: Query,
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  const { tenantId, userId } = actor
  return context.directory
    .communities({ ...directoryQuery(query), tenantId, userId })
    .andThen(({ rows, next }) =>
      withRights(context, rows, { actor, now: context.clock.now() }).map((listed) => ({ listed, next })),
    )
    .andThen(({ listed, next }) => {
      const owners = listed.map(({ row }) => row.ownerTenantId)
      return namesFor(context, request, owners).map((nameOf) =>
        okAnswer({ items: listed.map((one) => communitySummary(one, nameOf)), nextCursor: next ?? null }),
      )
    })
}

/** `GET /communities`. */
export const listCommunitiesRoute: AddRoute = (app, context) => {
  app.get('/communities', { schema }, (request, reply) =>
    send(request, reply, listCommunities(context, request, request.query)),
  )
}
