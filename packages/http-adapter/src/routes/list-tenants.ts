import { type Actor, type CommunityId, type CommunityState, requireReader } from '@community-handshake/domain'
import { ok, Result, type ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { type AsOf, asOfIn, asOfQuery, readAsOf } from '../access/as-of.js'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { pageOfList } from '../requests/cursor.js'
import { communityIdIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { RequestHeaders } from '../schemas/headers.js'
import { pageOf, pageQuery } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { TenantView } from '../schemas/tenant.js'
import { namedTenant, tenantViews, type UnnamedTenant } from '../views/tenant-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const Query = Type.Object({ ...pageQuery, ...asOfQuery }, { additionalProperties: false })
type Query = Readonly<Static<typeof Query>>

const schema = {
  operationId: 'listTenants',
  summary: 'List the tenants of a community',
  description: 'The tenants that take part: the owner first, then the others in the order in which they joined.',
  tags: ['tenants'],
  security: bearer,
  headers: RequestHeaders,
  params: Type.Object({ communityId: field.communityId }),
  querystring: Query,
  response: listResponses(pageOf(TenantView, 'One page of tenants.'), 'One page of tenants.', ['community-not-found']),
}

const viewsOf = (
  context: RouteContext,
  communityId: CommunityId,
  actor: Actor,
  asOf: AsOf | undefined,
): ResultAsync<readonly UnnamedTenant[], HttpFailure> => {
  const readable = (state: CommunityState) => requireReader(state, actor)
  if (asOf === undefined)
    return context.handshake
      .read(communityId)
      .andThen((state) => readable(state).map((community) => tenantViews(community, actor)))
  return readAsOf(context, { communityId, asOf, requireReader: readable }, ({ past }) => ok(tenantViews(past, actor)))
}

const listTenants = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  query: Query,
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  return Result.combine([communityIdIn(params), asOfIn(query)])
    .asyncAndThen(([communityId, asOf]) => viewsOf(context, communityId, actor, asOf))
    .andThen((views) => pageOfList(views, ({ tenantId }) => tenantId, query))
    .andThen(({ items, nextCursor }) => {
      const tenantIds = items.map(({ tenantId }) => tenantId)
      return namesFor(context, request, tenantIds).map((nameOf) =>
        okAnswer({ items: items.map((view) => namedTenant(view, nameOf)), nextCursor }),
      )
    })
}

/** `GET /communities/{communityId}/tenants`. */
export const listTenantsRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/tenants', { schema }, (request, reply) =>
    send(request, reply, listTenants(context, request, request.params, request.query)),
  )
}
