import { Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import type { Answer } from '../answers/answer.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { communityAnswer } from '../answers/view-answers.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { communityIdIn } from '../requests/path-ids.js'
import { CloseCommunityBody, CommunityView } from '../schemas/community.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { communityView } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'closeCommunity',
  summary: 'Close a community',
  description:
    'Closes a community for good: all sharing ends and open invitations are void. Its members can still read it. ' +
    "For the owner's community administrators, who type its name; `If-Match` takes the ETag of the community.",
  tags: ['communities'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId }),
  body: CloseCommunityBody,
  response: changeResponses(refTo(CommunityView), 'The community, closed.', [
    'community-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'name-not-typed',
    'community-closed',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

const closeCommunity = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  { name }: CloseCommunityBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([communityIdIn(params), conditionalCallerOf(request)])
    .asyncAndThen(([communityId, caller]) =>
      context.service
        .closeCommunity(caller, { communityId, typedName: name })
        .map(({ community, position, repeated }) => ({
          view: communityView(community, caller.actor, context.clock.now()),
          position,
          repeated,
        })),
    )
    .andThen((changed) => communityAnswer(context, request, changed))

/** `DELETE /communities/{communityId}`. */
export const closeCommunityRoute: AddRoute = (app, context) => {
  app.delete('/communities/:communityId', { schema }, (request, reply) =>
    send(request, reply, closeCommunity(context, request, request.params, request.body)),
  )
}
