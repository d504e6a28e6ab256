import type { ResultAsync } from 'neverthrow'
import { type Answer, createdAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { shownInLists } from '../answers/shown-in-lists.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { callerOf } from '../requests/caller.js'
import { CommunityView, CreateCommunityBody } from '../schemas/community.js'
import { WriteHeaders } from '../schemas/headers.js'
import { createResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { communityView, namedCommunity } from '../views/community-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'createCommunity',
  summary: 'Create a community',
  description: "Creates a community that the caller's tenant owns. The caller must be an administrator of the tenant.",
  tags: ['communities'],
  security: bearer,
  headers: WriteHeaders,
  body: CreateCommunityBody,
  response: createResponses(refTo(CommunityView), 'The new community.', [
    'not-tenant-administrator',
    'administrator-roles-exclude-creator',
    'community-id-taken',
    'command-id-reused',
  ]),
}

const createCommunity = (
  context: RouteContext,
  request: AnsweredRequest,
  body: CreateCommunityBody,
): ResultAsync<Answer, HttpFailure> =>
  callerOf(request)
    .asyncAndThen((caller) =>
      context.service.createCommunity(caller, body).map(({ community, position, repeated }) => ({
        view: communityView(community, caller.actor, context.clock.now()),
        position,
        repeated,
      })),
    )
    .andThrough(({ position }) => shownInLists(context, request, position))
    .andThen(({ view, repeated }) =>
      namesFor(context, request, [view.ownerTenantId]).map((nameOf) =>
        createdAnswer(`${context.base}/communities/${view.id}`, namedCommunity(view, nameOf), {
          revision: view.revision,
          repeated,
        }),
      ),
    )

/** `POST /communities`. */
export const createCommunityRoute: AddRoute = (app, context) => {
  app.post('/communities', { schema }, (request, reply) =>
    send(request, reply, createCommunity(context, request, request.body)),
  )
}
