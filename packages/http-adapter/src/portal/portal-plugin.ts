import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { sendProblem } from '../answers/send.js'
import { protocolFailure } from '../problems/http-failure.js'
import { type PortalFiles, portalFiles, trimmedPath } from './portal-files.js'
import { portalHeaders } from './portal-headers.js'
import type { PortalOptions } from './portal-options.js'
import { type SmallFile, sendSmallFile } from './small-file.js'

const hour = 'public, max-age=3600'
// The names of these change with their content.
const forEver = 'public, max-age=31536000, immutable'

const hide = { schema: { hide: true } }

const serveBuilt = async (app: FastifyInstance, root: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    index: false,
    decorateReply: false,
    schemaHide: true,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    globIgnore: ['index.html*', '**/*.br', '**/*.gz'],
    setHeaders: (reply, path) => {
      const cacheControl = /[\\/]assets[\\/]/.test(path) ? forEver : hour
      void reply.headers({ 'Cache-Control': cacheControl, Vary: 'Accept-Encoding' })
    },
  })
}

const serveMade = (app: FastifyInstance, { settings, colours, logo }: PortalFiles): void => {
  const serve = (path: string, file: SmallFile): void => {
    app.get(path, hide, async (request, reply) => sendSmallFile(request, reply, file))
  }
  serve('/portal-settings.json', settings)
  serve('/portal-colours.css', colours)
  if (logo !== undefined) serve('/portal-logo', logo)
}

// Whoever asks for a file that is not there must not get a page in its place. Files stand in `assets`, or at the top with
// a dot in their names; further down a dot may stand in the id of a tenant.
const isFile = (path: string): boolean => /^assets\/|^[^/]*\.[^/]*$|(^|\/)\.\.?(\/|$)/.test(path)

const servePage = (app: FastifyInstance, page: SmallFile): void => {
  const answer = async (request: FastifyRequest<{ Params: { '*'?: string } }>, reply: FastifyReply) =>
    isFile(request.params['*'] ?? '')
      ? sendProblem(request, reply, protocolFailure('route-not-found'))
      : sendSmallFile(request, reply, page)
  app.get('/', hide, answer)
  app.get('/*', hide, answer)
}

const plugin: FastifyPluginAsync<PortalOptions> = async (app, options) => {
  const basePath = trimmedPath(options.basePath ?? '/portal')
  const files = portalFiles(options)
  const headers = portalHeaders(options.signIn)
  await app.register(
    async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        void reply.headers(headers)
      })
      await serveBuilt(scope, options.root)
      serveMade(scope, files)
      servePage(scope, files.page)
    },
    { prefix: basePath },
  )
}

/**
 * The web portal as a Fastify plugin: serves the built pages under `basePath` with their headers. Every address below it
 * opens the same page, so that a link into the portal can be followed; files keep their own addresses. What it sets up
 * stays below that path.
 *
 * @example
 * ```ts
 * await app.register(communityPortal, { root: portalFolder, signIn: { kind: 'oidc', issuer, clientId } })
 * ```
 */
export const communityPortal: FastifyPluginAsync<PortalOptions> = fastifyPlugin(plugin, {
  name: 'community-handshake-portal',
  fastify: '5.x',
  encapsulate: true,
})
