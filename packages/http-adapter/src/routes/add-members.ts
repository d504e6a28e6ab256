import type { Community, TenantId } from '@community-handshake/domain'
import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { memberTenantIn } from '../access/member-tenant.js'
import { type Answer, changedAnswer, createdAnswer } from '../answers/answer.js'
import { changedOrSame } from '../answers/changed.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { tenantPathIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { AddMembersBody, MembersView } from '../schemas/member.js'
import { changeResponses, createResponses } from '../schemas/responses.js'
import { memberViews } from '../views/tenant-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'addMembers',
  summary: "Add members of one's own tenant",
  description:
    "Lets users of the caller's own tenant see what the community shares, all of them or none. Where all are members " +
    'already the answer is 200. For its community administrators; `If-Match` takes the ETag of the community.',
  tags: ['members'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, tenantId: field.tenantId }),
  body: AddMembersBody,
  response: {
    ...changeResponses(MembersView, 'They are members already.', []),
    ...createResponses(MembersView, 'The members that were named.', [
      'community-not-found',
      'wrong-tenant',
      'not-community-administrator',
      'too-many-members',
      'community-closed',
      'history-not-understood',
      'revision-changed',
      'command-id-reused',
    ]),
  },
}

const namedMembers = (community: Community, tenantId: TenantId, { members }: AddMembersBody) =>
  memberTenantIn(community, tenantId).map((member) => {
    const named = new Set(members.map(({ userId }) => userId))
    const items = memberViews(member).filter(({ userId }) => named.has(userId))
    return { items, revision: community.revision }
  })

const addMembers = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly tenantId: string },
  body: AddMembersBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([tenantPathIn(params), conditionalCallerOf(request)]).asyncAndThen(([at, caller]) => {
    const { communityId, tenantId } = at
    const location = `${context.base}/communities/${communityId}/tenants/${encodeURIComponent(tenantId)}/members`
    const work = context.service.addMembers(caller, { ...at, members: body.members })
    return changedOrSame({ handshake: context.handshake, communityId, actor: caller.actor }, work, (community) =>
      namedMembers(community, tenantId, body),
    )
      .andThrough(({ position }) => shownInLists(context, request, position))
      .map(({ view: { items, revision }, position, repeated }) =>
        position === undefined
          ? changedAnswer({ items }, { revision, repeated })
          : createdAnswer(location, { items }, { revision, repeated }),
      )
  })

/** `POST /communities/{communityId}/tenants/{tenantId}/members`. */
export const addMembersRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/tenants/:tenantId/members', { schema }, (request, reply) =>
    send(request, reply, addMembers(context, request, request.params, request.body)),
  )
}
