import { ok, Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { type Answer, goneAnswer } from '../answers/answer.js'
import { changedOrSame } from '../answers/changed.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { tenantPathIn, userIdIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { noBody } from '../schemas/optional-body.js'
import { removeResponses } from '../schemas/responses.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'removeMember',
  summary: "Remove a member of one's own tenant",
  description:
    "Takes a user of the caller's own tenant out of the community. One who is no member is none afterwards either. " +
    'For its community administrators; `If-Match` takes the ETag of the community.',
  tags: ['members'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, tenantId: field.tenantId, userId: field.userId }),
  body: noBody,
  response: removeResponses('The user is no member.', [
    'community-not-found',
    'wrong-tenant',
    'not-community-administrator',
    'community-closed',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

const removeMember = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly tenantId: string; readonly userId: string },
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([tenantPathIn(params), userIdIn(params), conditionalCallerOf(request)])
    .asyncAndThen(([at, userId, caller]) => {
      const work = context.service.removeMembers(caller, { ...at, userIds: [userId] })
      const { communityId } = at
      return changedOrSame({ handshake: context.handshake, communityId, actor: caller.actor }, work, () => ok(null))
    })
    .andThrough(({ position }) => shownInLists(context, request, position))
    .map(goneAnswer)

/** `DELETE /communities/{communityId}/tenants/{tenantId}/members/{userId}`. */
export const removeMemberRoute: AddRoute = (app, context) => {
  app.delete('/communities/:communityId/tenants/:tenantId/members/:userId', { schema }, (request, reply) =>
    send(request, reply, removeMember(context, request, request.params)),
  )
}
