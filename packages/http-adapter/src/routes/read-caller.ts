import type { ResultAsync } from 'neverthrow'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import { actorOf } from '../requests/request-identity.js'
import { CallerView } from '../schemas/caller.js'
import { RequestHeaders } from '../schemas/headers.js'
import { listResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'readCaller',
  summary: 'Who am I?',
  description:
    'As whom the access token is taken, and for which tenant. A client need not look into the token, which is none of ' +
    'its business, and can show a person as whom they are about to act.',
  tags: ['caller'],
  security: bearer,
  headers: RequestHeaders,
  response: listResponses(refTo(CallerView), 'The caller.'),
}

const readCaller = (context: RouteContext, request: AnsweredRequest): ResultAsync<Answer, never> => {
  const { userId, email, emailVerified, tenantId, roles } = actorOf(request)
  return namesFor(context, request, [tenantId]).map((nameOf) =>
    okAnswer({ userId, email, emailVerified, tenantId, tenantName: nameOf(tenantId), roles: [...roles] }),
  )
}

/** `GET /me`. */
export const readCallerRoute: AddRoute = (app, context) => {
  app.get('/me', { schema }, (request, reply) => send(request, reply, readCaller(context, request)))
}
