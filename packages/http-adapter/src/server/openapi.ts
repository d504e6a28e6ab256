import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { componentNameOf } from '../schemas/shared-schema.js'
import { markOptionalBodies } from './optional-bodies.js'

const description = `
A community is a private group of tenants. A tenant joins by a handshake of three steps: a community administrator
of the owner **invites** by e-mail, an administrator of the other tenant **accepts** for that tenant, the owner
**confirms**. Only then is the tenant a member. To anybody else the community does not exist.

- Problems follow RFC 9457 and carry a stable \`code\`, \`advice\`, and whether trying again can help.
- \`Idempotency-Key\` (a UUID) makes a request safe to repeat: it takes effect once.
- \`ETag\` is the revision; \`If-Match\` binds a change to what was looked at.
- Lists are read page by page with \`cursor\` and \`limit\`.
`.trim()

/**
 * What the OpenAPI document says besides the routes. The development routes are described where they stand at the root,
 * not a second time below the API's base.
 */
export const openApiOptions = (version: string, apiBase: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Community Handshake', version, description, license: { name: 'MIT', identifier: 'MIT' } },
    tags: [
      { name: 'caller', description: 'As whom one is signed in.' },
      { name: 'communities', description: 'Communities.' },
      { name: 'tenants', description: 'The tenants that take part in a community.' },
      { name: 'members', description: "The users of the caller's own tenant who may see what is shared." },
      { name: 'invitations', description: "The owner's side of the handshake." },
      { name: 'received invitations', description: "The invited tenant's side of the handshake." },
      { name: 'development', description: 'Sample identities and mails; only there for development.' },
      { name: 'server', description: 'Whether the server lives and can work.' },
    ],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the identity provider (RFC 6750, RFC 9068).',
        },
      },
    },
  },
  transform: ({ schema, url }) =>
    url.startsWith(`${apiBase}/dev/`) ? { schema: { ...schema, hide: true }, url } : { schema, url },
  transformObject: markOptionalBodies,
  convertConstToEnum: false,
  refResolver: {
    buildLocalReference: ({ $id }, _base, _fragment, index) =>
      (typeof $id === 'string' ? componentNameOf($id) : undefined) ?? `Schema${index}`,
  },
})
