import type { FastifyHelmetOptions } from '@fastify/helmet'

const none = ["'none'"]
const self = ["'self'"]

const directives = {
  'default-src': none,
  'style-src': self,
  'img-src': [...self, 'data:'],
  'base-uri': none,
  'form-action': none,
  'frame-ancestors': none,
}

/**
 * The security headers of every answer (CSP level 3). Our pages need no script at all.
 * Strict-Transport-Security is left to whatever terminates TLS before this server.
 */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: { useDefaults: false, directives },
  strictTransportSecurity: false,
}

/** The policy of the API documentation, whose own scripts run, style what they draw, and ask this server. */
export const documentationPolicy: string = Object.entries({
  ...directives,
  'script-src': self,
  'style-src': [...self, "'unsafe-inline'"],
  'connect-src': self,
  'font-src': [...self, 'data:'],
})
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ')
