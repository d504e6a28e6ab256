import type { FastifyPluginAsync } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { sendProblem } from './answers/send.js'
import type { Authenticate } from './authentication/authenticate.js'
import { protocolFailure } from './problems/http-failure.js'
import { allRoutes } from './routes/all-routes.js'
import type { RoutePorts, TypedApp } from './routes/route-context.js'
import { sharedSchemas } from './schemas/shared-schemas.js'
import { methodGuard } from './scope/method-guard.js'
import { useOwnWays } from './scope/own-ways.js'
import { waitForPosition } from './scope/wait-for-position.js'
import { whoAsks } from './scope/who-asks.js'

/** What the plugin works with. */
export interface CommunityHandshakeHttpOptions extends RoutePorts {
  /** Finds out who sends a request. */
  readonly authenticate: Authenticate
}

const plugin: FastifyPluginAsync<CommunityHandshakeHttpOptions> = async (app, options) => {
  useOwnWays(app)
  for (const schema of sharedSchemas) app.addSchema(schema)
  const guardMethods = methodGuard(app)
  await app.register(async (scope) => {
    scope.addHook('onRequest', whoAsks(options.authenticate))
    scope.addHook('preHandler', waitForPosition(options))
    const typed: TypedApp = scope.withTypeProvider()
    for (const addRoute of allRoutes) addRoute(typed, { ...options, base: app.prefix })
  })
  guardMethods()
  // At the root of a host this would answer for all of its addresses.
  if (app.prefix !== '')
    app.setNotFoundHandler((request, reply) => {
      sendProblem(request, reply, protocolFailure('route-not-found'))
    })
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
