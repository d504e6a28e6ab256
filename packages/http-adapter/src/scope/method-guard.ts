import type { FastifyInstance, HTTPMethods, RouteOptions } from 'fastify'
import { sendProblem } from '../answers/send.js'
import { protocolFailure } from '../problems/http-failure.js'

// OPTIONS is left to the host, whose CORS plugin may answer it everywhere.
const methods: readonly HTTPMethods[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT']

const refuseOthers = (app: FastifyInstance, url: string, known: ReadonlySet<string>): void => {
  const others = methods.filter((method) => !known.has(method))
  const allow = [...known].sort().join(', ')
  if (others.length === 0) return
  app.route({
    url,
    method: others,
    exposeHeadRoute: false,
    schema: { hide: true },
    // Refused before a body is read.
    onRequest: async (request, reply) =>
      sendProblem(request, reply.header('Allow', allow), protocolFailure('method-not-allowed')),
    handler: async () => undefined,
  })
}

/**
 * Notes which methods the routes of an app know. The function that it gives refuses all others
 * with 405 and `Allow` (RFC 9110 section 15.5.6); call it after the last route.
 */
export const methodGuard = (app: FastifyInstance): (() => void) => {
  const known = new Map<string, Set<string>>()
  let isClosed = false
  app.addHook('onRoute', ({ routePath, method }: RouteOptions & { readonly routePath: string }) => {
    if (isClosed) return
    const ofRoute = known.get(routePath) ?? new Set<string>()
    for (const one of [method].flat()) ofRoute.add(one)
    known.set(routePath, ofRoute)
  })
  return () => {
    isClosed = true
    for (const [url, ofRoute] of known) refuseOthers(app, url, ofRoute)
  }
}
