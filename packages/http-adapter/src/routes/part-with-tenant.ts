import type { Caller, TenantRequest } from '@community-handshake/domain'
import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, goneAnswer } from '../answers/answer.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { tenantPathIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { optionalBody, optionalTextIn } from '../schemas/optional-body.js'
import { removeResponses } from '../schemas/responses.js'
import { LeaveCommunityBody } from '../schemas/tenant.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'partWithTenant',
  summary: 'Remove a tenant, or leave',
  description:
    "With the caller's own tenant in the path it leaves the community, and the name must be typed; with another one " +
    "the owner removes it. Sharing ends at once, both ways. For community administrators: the tenant's own, or the " +
    "owner's. `If-Match` takes the ETag of the community.",
  tags: ['tenants'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, tenantId: field.tenantId }),
  body: optionalBody(LeaveCommunityBody),
  response: removeResponses('The tenant takes no part any more.', [
    'community-not-found',
    'not-a-member',
    'not-owner-tenant',
    'not-community-administrator',
    'owner-stays',
    'name-not-typed',
    'community-closed',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

const part = ({ service }: RouteContext, caller: Caller, at: TenantRequest, body: unknown) =>
  at.tenantId === caller.actor.tenantId
    ? service.leaveCommunity(caller, { ...at, typedName: optionalTextIn(body, 'name') ?? '' })
    : service.removeTenant(caller, at)

const partWithTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly tenantId: string },
  body: unknown,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([tenantPathIn(params), conditionalCallerOf(request)])
    .asyncAndThen(([at, caller]) => part(context, caller, at, body))
    .andThrough(({ position }) => shownInLists(context, request, position))
    .map(goneAnswer)

/** `DELETE /communities/{communityId}/tenants/{tenantId}`. */
export const partWithTenantRoute: AddRoute = (app, context) => {
  app.delete('/communities/:communityId/tenants/:tenantId', { schema }, (request, reply) =>
    send(request, reply, partWithTenant(context, request, request.params, request.body)),
  )
}
