import type { Caller, CommunityId } from '@community-handshake/domain'
import { err, ok, Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import type { Answer } from '../answers/answer.js'
import { changedOrSame } from '../answers/changed.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { communityAnswer } from '../answers/view-answers.js'
import { type HttpFailure, type InvalidRequest, invalidRequest } from '../problems/http-failure.js'
import { conditionalCallerOf } from '../requests/caller.js'
import { communityIdIn } from '../requests/path-ids.js'
import { ChangeCommunityBody, CommunityView } from '../schemas/community.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { communityView } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'changeCommunity',
  summary: 'Change a community',
  description:
    'Changes the name, the description or the language of the mails; or, in a request of its own, the policy, for ' +
    'decisions from now on. Where everything is so already the answer is the community as it is. ' +
    "For the owner's community administrators; `If-Match` takes the ETag of the community.",
  tags: ['communities'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId }),
  body: ChangeCommunityBody,
  response: changeResponses(refTo(CommunityView), 'The community, changed.', [
    'community-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'policy-not-workable',
    'community-closed',
    'history-not-understood',
    'revision-changed',
    'command-id-reused',
  ]),
}

// One request is one change: half of it would be hard to explain, and to repeat.
const requireOneChange = (body: ChangeCommunityBody): Result<ChangeCommunityBody, InvalidRequest> =>
  body.policy !== undefined && Object.keys(body).length > 1
    ? err(invalidRequest('body', 'policy', 'must be changed in a request of its own, without other fields'))
    : ok(body)

const change = (
  { service }: RouteContext,
  caller: Caller,
  communityId: CommunityId,
  { policy, ...details }: ChangeCommunityBody,
) =>
  policy === undefined
    ? service.changeCommunityDetails(caller, { communityId, ...details })
    : service.changePolicy(caller, { communityId, policy })

const changeCommunity = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  body: ChangeCommunityBody,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([communityIdIn(params), conditionalCallerOf(request), requireOneChange(body)])
    .asyncAndThen(([communityId, caller, wanted]) => {
      const { actor } = caller
      const work = change(context, caller, communityId, wanted)
      return changedOrSame({ handshake: context.handshake, communityId, actor }, work, (community) =>
        ok(communityView(community, actor, context.clock.now())),
      )
    })
    .andThen((changed) => communityAnswer(context, request, changed))

/** `PATCH /communities/{communityId}`. */
export const changeCommunityRoute: AddRoute = (app, context) => {
  app.patch('/communities/:communityId', { schema }, (request, reply) =>
    send(request, reply, changeCommunity(context, request, request.params, request.body)),
  )
}
