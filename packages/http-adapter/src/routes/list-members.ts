import type { ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { requireOwnTenantReader } from '../access/member-tenant.js'
import { type Answer, okAnswer } from '../answers/answer.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { pageOfList } from '../requests/cursor.js'
import { tenantPathIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { RequestHeaders } from '../schemas/headers.js'
import { MemberView } from '../schemas/member.js'
import { PageQuery, pageOf } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { memberViews } from '../views/tenant-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'listMembers',
  summary: "List the members of one's own tenant",
  description:
    "The users of the caller's own tenant who may see what is shared, in the order in which they were added. " +
    'For its community administrators.',
  tags: ['members'],
  security: bearer,
  headers: RequestHeaders,
  params: Type.Object({ communityId: field.communityId, tenantId: field.tenantId }),
  querystring: PageQuery,
  response: listResponses(pageOf(MemberView, 'One page of members.'), 'One page of members.', [
    'community-not-found',
    'wrong-tenant',
    'not-community-administrator',
  ]),
}

const listMembers = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly tenantId: string },
  query: PageQuery,
): ResultAsync<Answer, HttpFailure> =>
  tenantPathIn(params)
    .asyncAndThen(({ communityId, tenantId }) =>
      context.handshake
        .read(communityId)
        .andThen((state) =>
          requireOwnTenantReader(state, actorOf(request), tenantId).map(({ member }) => memberViews(member)),
        ),
    )
    .andThen((views) => pageOfList(views, ({ userId }) => userId, query))
    .map(okAnswer)

/** `GET /communities/{communityId}/tenants/{tenantId}/members`. */
export const listMembersRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/tenants/:tenantId/members', { schema }, (request, reply) =>
    send(request, reply, listMembers(context, request, request.params, request.query)),
  )
}
