import type { FastifyInstance } from 'fastify'

/** The largest body, in bytes. */
export const bodyLimit = 65_536

/** Takes JSON bodies alone, whatever a host takes elsewhere. */
export const takeJsonAlone = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit },
    app.getDefaultJsonParser('error', 'error'),
  )
}
