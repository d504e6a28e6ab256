import Fastify, { type FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.js'

/** Notes how long each request of an app took, by its route template: an id in a path never becomes a label. */
export const measureRequests = (app: FastifyInstance, metrics: Metrics): void => {
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    metrics.request(method, routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
  })
}

/**
 * Builds the server of `GET /metrics`. It has a port of its own, since figures are for those who run the product and not
 * for those who use it, and a reverse proxy in front of the API makes every caller look like one of this machine.
 * Listen with `listenServer`, end with `close()`.
 */
export const buildMetricsServer = (metrics: Metrics): FastifyInstance => {
  const app = Fastify({ logger: false, requestTimeout: 10_000 })
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.exposition()
    return reply.header('Content-Type', contentType).header('Cache-Control', 'no-store').send(text)
  })
  return app
}
