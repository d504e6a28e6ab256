import type { FastifyInstance } from 'fastify'
import { trimmedPath } from './portal-files.js'
import type { PortalOptions } from './portal-options.js'

/**
 * Leads from the root of the server, and from the links in mails of a time without a portal, to the portal. The link's
 * secret comes along without having been sent: a browser keeps the fragment of an address that it is led on from.
 */
export const leadToPortal = (app: FastifyInstance, { basePath = '/portal', publicPath = '' }: PortalOptions): void => {
  const inside = trimmedPath(basePath)
  // At the root it is its own start page.
  if (inside === '') return
  const base = `${trimmedPath(publicPath)}${inside}`
  const schema = { hide: true }
  app.get('/', { schema }, async (_request, reply) => reply.redirect(`${base}/`))
  app.get<{ Params: { invitationId: string } }>('/invitations/:invitationId', { schema }, async (request, reply) =>
    reply.redirect(`${base}/invitations/${encodeURIComponent(request.params.invitationId)}`),
  )
}
