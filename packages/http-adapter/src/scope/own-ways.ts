import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import { type Reply, sendProblem } from '../answers/send.js'
import { thrownFailure } from '../problems/thrown-failure.js'
import { correlationHeader } from '../requests/correlation.js'
import { correlationOf } from '../requests/request-identity.js'
import { requestValidators } from '../schemas/validators.js'
import { takeJsonAlone } from './json-bodies.js'

interface LoggingReply extends Reply {
  log: FastifyBaseLogger
}

const correlate = async (request: FastifyRequest, reply: LoggingReply): Promise<void> => {
  const correlationId = correlationOf(request)
  if (request.id !== correlationId) {
    request.log = request.log.child({ correlationId })
    reply.log = request.log
  }
  reply.headers({ [correlationHeader]: correlationId, 'Cache-Control': 'no-store' })
}

/**
 * Gives a scope our ways to read, to validate, to serialise and to answer errors, whatever its host has.
 * Nothing of it reaches beyond the scope.
 */
export const useOwnWays = (app: FastifyInstance): void => {
  takeJsonAlone(app)
  app.setValidatorCompiler(requestValidators())
  app.setSchemaErrorFormatter(() => new Error('the request does not match its schema'))
  app.setSerializerCompiler(() => (payload) => JSON.stringify(payload))
  app.setReplySerializer((payload) => JSON.stringify(payload))
  app.setErrorHandler((thrown, request, reply) => {
    sendProblem(request, reply, thrownFailure(thrown))
  })
  app.addHook('onRequest', correlate)
}
