import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { invitationPage } from './invitation-page.js'
import { styleSheet, styleSheetPath } from './page.js'
import { type ServerFacts, startPage } from './start-page.js'

/** What the pages are made with. */
export interface PageRoutesOptions extends Omit<ServerFacts, 'origin'> {
  /** Where the server is reached from outside; the address that a request names if left out. */
  readonly publicUrl?: string
}

// A host name may end up in a command that is copied to a shell: only what cannot be anything else.
const plainHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

const originOf = ({ protocol, host }: FastifyRequest, publicUrl: string | undefined): string => {
  if (publicUrl !== undefined) return new URL(publicUrl).origin
  return plainHost.test(host) ? `${protocol}://${host}` : 'http://localhost'
}

const html = (reply: FastifyReply) => reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-store')

/** The server's own pages: plain HTML for people, without scripts. */
export const pageRoutes: FastifyPluginAsync<PageRoutesOptions> = async (app, { publicUrl, ...fixed }) => {
  const schema = { hide: true }
  const facts = (request: FastifyRequest): ServerFacts => ({ ...fixed, origin: originOf(request, publicUrl) })
  app.get('/', { schema }, async (request, reply) => html(reply).send(startPage(facts(request))))
  app.get<{ Params: { invitationId: string } }>('/invitations/:invitationId', { schema }, async (request, reply) =>
    html(reply).send(invitationPage(facts(request), request.params.invitationId)),
  )
  app.get(styleSheetPath, { schema }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('Cache-Control', 'public, max-age=3600').send(styleSheet),
  )
}
