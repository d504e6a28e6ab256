import type { FastifyPluginAsync } from 'fastify'
import type { ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { okAnswer } from '../answers/answer.js'
import { send } from '../answers/send.js'
import type { Unavailable } from '../problems/http-failure.js'
import { InputError, Problem } from '../schemas/problem.js'
import { refTo } from '../schemas/shared-schema.js'
import { useOwnWays } from '../scope/own-ways.js'

/** Tells whether the server can work, its store can be read for example. */
export type IsReady = () => ResultAsync<void, { readonly message: string }>

const status = (word: string, description: string) => ({
  description,
  content: { 'application/json': { schema: Type.Object({ status: Type.Literal(word) }) } },
})

const tags = ['server']

const liveSchema = {
  operationId: 'readHealth',
  summary: 'Whether the process lives',
  description: 'Answers as long as the process does anything at all.',
  tags,
  response: { 200: status('alive', 'It lives.') },
}

const readySchema: object = {
  operationId: 'readReadiness',
  summary: 'Whether the server can work',
  description: 'Answers 200 if the store can be read.',
  tags,
  response: {
    200: status('ready', 'It can work.'),
    503: { description: 'Not now.', content: { 'application/problem+json': { schema: refTo(Problem) } } },
  },
}

const notReady = ({ message }: { readonly message: string }): Unavailable => ({ kind: 'unavailable', message })

/** `/healthz` and `/readyz`, for whoever keeps the server running. */
export const healthRoutes: FastifyPluginAsync<{ readonly isReady: IsReady }> = async (app, { isReady }) => {
  useOwnWays(app)
  for (const schema of [Problem, InputError]) app.addSchema(schema)
  app.get('/healthz', { schema: liveSchema }, async () => ({ status: 'alive' }))
  app.get('/readyz', { schema: readySchema }, (request, reply) =>
    send(
      request,
      reply,
      isReady()
        .map(() => okAnswer({ status: 'ready' }))
        .mapErr(notReady),
    ),
  )
}
