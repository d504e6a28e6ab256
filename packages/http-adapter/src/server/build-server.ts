import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { sendProblem } from '../answers/send.js'
import { type DevelopmentRoutesOptions, developmentRoutes } from '../development/development-routes.js'
import type { Metrics } from '../metrics/metrics.js'
import { measureRequests } from '../metrics/metrics-server.js'
import { type CommunityHandshakeHttpOptions, communityHandshakeHttp } from '../plugin.js'
import { leadToPortal } from '../portal/lead-to-portal.js'
import type { PortalOptions } from '../portal/portal-options.js'
import { communityPortal } from '../portal/portal-plugin.js'
import { protocolFailure } from '../problems/http-failure.js'
import { thrownFailure } from '../problems/thrown-failure.js'
import { correlationIdOf } from '../requests/correlation.js'
import { bodyLimit } from '../scope/json-bodies.js'
import { accessLog } from './access-log.js'
import { markDevelopment } from './development-mode.js'
import { healthRoutes, type IsReady } from './health-routes.js'
import { type LogOptions, loggerOptions } from './log-options.js'
import { openApiOptions } from './openapi.js'
import { pageRoutes } from './page-routes.js'
import { documentationPolicy, securityHeaders } from './security-headers.js'
import { dropUnusedConnections } from './unused-connections.js'

/** What the server is made of. */
export interface ServerOptions {
  /** What the API works with. */
  readonly api: CommunityHandshakeHttpOptions
  /** Tells whether the server can work, for `/readyz`. */
  readonly isReady: IsReady
  /** The log; no log if left out. */
  readonly log?: LogOptions
  /** Sample identities and mails. With them the server listens on this machine only. */
  readonly development?: DevelopmentRoutesOptions
  /** Where the server is reached from outside, for the pages; what a request names if left out. */
  readonly publicUrl?: string
  /** The web portal; without it there are plain pages that say how to go on without. */
  readonly portal?: PortalOptions
  /** Notes how long each request took; `buildMetricsServer` shows it. */
  readonly metrics?: Metrics
}

/** Where the API is mounted. */
export const apiBase = '/api/v1'

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}

const makeApp = ({ log }: ServerOptions): FastifyInstance =>
  Fastify({
    logger: log === undefined ? false : loggerOptions(log),
    logController: accessLog(),
    genReqId: ({ headers }: IncomingMessage) => correlationIdOf(headers),
    bodyLimit,
    // Ids of tenants and users stand in paths: up to 255 characters, three for each where it must be escaped.
    routerOptions: { maxParamLength: 765 },
    // Somebody who sends slowly on purpose must not hold a connection for ever.
    requestTimeout: 30_000,
    frameworkErrors: (error, request, reply) => {
      sendProblem(request, reply, thrownFailure(error))
    },
  })

const addRoutes = async (app: FastifyInstance, options: ServerOptions): Promise<void> => {
  const { api, isReady, development, publicUrl, portal } = options
  await app.register(healthRoutes, { isReady })
  await app.register(communityHandshakeHttp, { prefix: apiBase, ...api })
  if (portal === undefined) {
    const pages = { apiBase, isDevelopment: development !== undefined }
    await app.register(pageRoutes, publicUrl === undefined ? pages : { ...pages, publicUrl })
  } else {
    await app.register(communityPortal, { apiBase, ...portal })
    leadToPortal(app, portal)
  }
  if (development === undefined) return
  markDevelopment(app)
  await app.register(developmentRoutes, development)
  // Under the API's own path too, so that a client needs to know one address alone.
  await app.register(developmentRoutes, { prefix: apiBase, ...development })
}

/**
 * Builds the ready server: the API under `/api/v1`, its description at `/openapi.json` and `/docs`,
 * `/healthz` and `/readyz`, and pages for people. Listen with `listenServer`, end with `close()`.
 */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const app = makeApp(options)
  dropUnusedConnections(app)
  if (options.metrics !== undefined) measureRequests(app, options.metrics)
  app.setErrorHandler((thrown, request, reply) => {
    sendProblem(request, reply, thrownFailure(thrown))
  })
  app.setNotFoundHandler((request, reply) => {
    sendProblem(request, reply, protocolFailure('route-not-found'))
  })
  await app.register(helmet, securityHeaders)
  await app.register(swagger, openApiOptions(version(), apiBase))
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Community Handshake API' },
    uiConfig: { layout: 'BaseLayout' },
    transformStaticCSP: () => documentationPolicy,
  })
  await addRoutes(app, options)
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  return app
}
