import { requireReader } from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { memberTenantIn } from '../access/member-tenant.js'
import { type Answer, taggedAnswer, unchangedAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { isStillAsSeen } from '../requests/entity-tags.js'
import { tenantPathIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { ReadHeaders } from '../schemas/headers.js'
import { readResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { TenantView } from '../schemas/tenant.js'
import { namedTenant, tenantView } from '../views/tenant-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'readTenant',
  summary: 'Read a tenant of a community',
  description: 'A tenant that takes part, for everybody of the tenants there. Its ETag is that of the community.',
  tags: ['tenants'],
  security: bearer,
  headers: ReadHeaders,
  params: Type.Object({ communityId: field.communityId, tenantId: field.tenantId }),
  response: readResponses(refTo(TenantView), 'The tenant.', ['community-not-found', 'not-a-member']),
}

const readTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly tenantId: string },
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  return tenantPathIn(params)
    .asyncAndThen(({ communityId, tenantId }) =>
      context.handshake.read(communityId).andThen((state) =>
        requireReader(state, actor).andThen((community) =>
          memberTenantIn(community, tenantId).map((member) => ({
            tenant: tenantView(community, member, actor),
            revision: community.revision,
          })),
        ),
      ),
    )
    .andThen(({ tenant, revision }) =>
      isStillAsSeen(request.headers, { revision })
        ? okAsync(unchangedAnswer(revision))
        : namesFor(context, request, [tenant.tenantId]).map((nameOf) =>
            taggedAnswer(namedTenant(tenant, nameOf), revision),
          ),
    )
}

/** `GET /communities/{communityId}/tenants/{tenantId}`. */
export const readTenantRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/tenants/:tenantId', { schema }, (request, reply) =>
    send(request, reply, readTenant(context, request, request.params)),
  )
}
