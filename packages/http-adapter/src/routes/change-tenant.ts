import type { Caller, Community, TenantRequest } from '@community-handshake/domain'
import { err, ok, Result, type ResultAsync } from 'neverthrow'
import { match, P } from 'ts-pattern'
import { Type } from 'typebox'
import { memberTenantIn } from '../access/member-tenant.js'
import type { Answer } from '../answers/answer.js'
import { changedOrSame } from '../answers/changed.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { tenantAnswer } from '../answers/view-answers.js'
import { type HttpFailure, type InvalidRequest, invalidRequest } from '../problems/http-failure.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { tenantPathIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { ChangeTenantBody, TenantView } from '../schemas/tenant.js'
import { tenantView } from '../views/tenant-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'changeTenant',
  summary: "Change something of one's own tenant",
  description:
    "Changes one thing of the caller's own tenant in the community: its contact address, its alias for the community, " +
    'the roles that administer for it, or whether it shares. For its community administrators; the roles also for ' +
    'its tenant administrators. `If-Match` takes the ETag of the community or of the tenant.',
  tags: ['tenants'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, tenantId: field.tenantId }),
  body: ChangeTenantBody,
  response: changeResponses(refTo(TenantView), 'The tenant, changed.', [
    'community-not-found',
    'wrong-tenant',
    'not-community-administrator',
    'already-paused',
    'not-paused',
    'community-closed',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

const requireOneChange = (body: ChangeTenantBody): Result<ChangeTenantBody, InvalidRequest> => {
  const [, second] = Object.keys(body)
  return second === undefined
    ? ok(body)
    : err(invalidRequest('body', second, 'must be changed in a request of its own: one request is one change'))
}

const change = ({ service }: RouteContext, caller: Caller, at: TenantRequest, body: ChangeTenantBody) =>
  match(body)
    .with({ sharingStatus: 'Paused' }, () => service.pauseSharing(caller, at))
    .with({ sharingStatus: 'Active' }, () => service.resumeSharing(caller, at))
    .with({ contactEmail: P.string }, ({ contactEmail }) => service.changeContactEmail(caller, { ...at, contactEmail }))
    .with({ administratorRoles: P.array() }, ({ administratorRoles }) =>
      service.assignAdministratorRoles(caller, { ...at, administratorRoles }),
    )
    .otherwise(({ alias = null }) => service.changeAlias(caller, { ...at, alias }))

const changeTenant = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly tenantId: string },
  body: ChangeTenantBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([tenantPathIn(params), conditionalCallerOf(request), requireOneChange(body)])
    .asyncAndThen(([at, caller, wanted]) => {
      const { actor } = caller
      const look = (community: Community) =>
        memberTenantIn(community, at.tenantId).map((member) => ({
          tenant: tenantView(community, member, actor),
          revision: community.revision,
        }))
      const work = change(context, caller, at, wanted)
      return changedOrSame({ handshake: context.handshake, communityId: at.communityId, actor }, work, look)
    })
    .andThen((changed) => tenantAnswer(context, request, changed))

/** `PATCH /communities/{communityId}/tenants/{tenantId}`. */
export const changeTenantRoute: AddRoute = (app, context) => {
  app.patch('/communities/:communityId/tenants/:tenantId', { schema }, (request, reply) =>
    send(request, reply, changeTenant(context, request, request.params, request.body)),
  )
}
