import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { sendProblem } from './answers/send.js'
import type { Authenticate } from './authentication/authenticate.js'
import { protocolFailure } from './problems/http-failure.js'
import { thrownFailure } from './problems/thrown-failure.js'
import { correlationHeader } from './requests/correlation.js'
import { takeJsonAlone } from './requests/json-bodies.js'
import { methodGuard } from './requests/method-guard.js'
import { correlationOf } from './requests/request-identity.js'
import { whoAsks } from './requests/who-asks.js'
import { allRoutes } from './routes/all-routes.js'
import type { RoutePorts, TypedApp } from './routes/route-context.js'
import { sharedSchemas } from './schemas/shared-schemas.js'
import { requestValidators } from './schemas/validators.js'

/** What the plugin works with. */
export interface CommunityHandshakeHttpOptions extends RoutePorts {
  /** Finds out who sends a request. */
  readonly authenticate: Authenticate
}

// A host may have its own ways to validate, to serialise and to answer errors; within this scope ours hold.
const useOwnWays = (app: FastifyInstance): void => {
  takeJsonAlone(app)
  app.setValidatorCompiler(requestValidators())
  app.setSchemaErrorFormatter(() => new Error('the request does not match its schema'))
  app.setSerializerCompiler(() => (payload) => JSON.stringify(payload))
  app.setReplySerializer((payload) => JSON.stringify(payload))
  app.setErrorHandler((thrown, request, reply) => sendProblem(request, reply, thrownFailure(thrown)))
  // At the root of a host this would answer for all of its addresses.
  if (app.prefix !== '')
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, protocolFailure('route-not-found')))
}

const correlate = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const correlationId = correlationOf(request)
  if (request.id !== correlationId) {
    request.log = request.log.child({ correlationId })
    reply.log = request.log
  }
  reply.header(correlationHeader, correlationId).header('Cache-Control', 'no-store')
}

const plugin: FastifyPluginAsync<CommunityHandshakeHttpOptions> = async (app, options) => {
  useOwnWays(app)
  for (const schema of sharedSchemas) app.addSchema(schema)
  app.addHook('onRequest', correlate)
  const guardMethods = methodGuard(app)
  await app.register(async (scope) => {
    scope.addHook('onRequest', whoAsks(options.authenticate))
    const typed: TypedApp = scope.withTypeProvider()
    for (const addRoute of allRoutes) addRoute(typed, { ...options, base: app.prefix })
  })
  guardMethods()
}

/**
 * The handshake over HTTP as a Fastify plugin. Mount it under any prefix; what it sets up stays inside:
 * the host's validators, error handlers, schemas and routes are left alone.
 *
 * @example
 * ```ts
 * await app.register(communityHandshakeHttp, { prefix: '/api/v1', ...ports, authenticate })
 * ```
 */
export const communityHandshakeHttp: FastifyPluginAsync<CommunityHandshakeHttpOptions> = fastifyPlugin(plugin, {
  name: 'community-handshake-http',
  fastify: '5.x',
  encapsulate: true,
})
