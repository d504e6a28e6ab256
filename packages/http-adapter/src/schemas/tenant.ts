import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { sharedObject } from './shared-schema.js'

const roles = { description: "The tenant's roles that administer the community; shown to that tenant only." }

/** A tenant that takes part in a community. */
export const TenantView = sharedObject(
  'CommunityTenant',
  {
    tenantId: field.tenantId,
    tenantName: field.tenantName,
    isOwner: Type.Boolean({ description: 'Whether this tenant owns the community.' }),
    contactEmail: field.email,
    since: field.time,
    sharingStatus: field.sharingStatus,
    pausedSince: Type.Optional(field.time),
    administratorRoles: Type.Optional(Type.Array(Type.String(), roles)),
    alias: Type.Optional(field.alias),
    memberCount: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: "How many of the tenant's users are members; shown to that tenant only.",
      }),
    ),
  },
  'A tenant that takes part in the community.',
)

/** A tenant that takes part in a community. */
export type TenantView = Readonly<Static<typeof TenantView>>

/** The body of a request to change something of one's own tenant. */
export const ChangeTenantBody = Type.Object(
  {
    contactEmail: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: 'The address for the other tenants to write to.',
        examples: ['office@borealis.example'],
      }),
    ),
    alias: Type.Optional(
      Type.Union([Type.String({ maxLength: 1000 }), Type.Null()], {
        description: "The name by which the tenant's own people see the community; null for the community's own.",
        examples: ['Wind partners'],
      }),
    ),
    administratorRoles: Type.Optional(
      Type.Array(field.role, {
        minItems: 1,
        maxItems: 20,
        description: "The tenant's roles that administer the community.",
        examples: [['tenant-administrator', 'data-steward']],
      }),
    ),
    sharingStatus: Type.Optional(
      Type.Enum(['Active', 'Paused'], { description: 'Pauses or resumes sharing.', examples: ['Paused'] }),
    ),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description:
      'What shall change: exactly one of the fields, so that a request takes effect as a whole or not at all.',
    examples: [{ sharingStatus: 'Paused' }, { alias: null }],
  },
)

/** The body of a request to change something of one's own tenant. */
export type ChangeTenantBody = Readonly<Static<typeof ChangeTenantBody>>

/** The body of a request to take one's own tenant out; to remove another one it takes no body. */
export const LeaveCommunityBody = Type.Object(
  {
    name: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: "The community's name, or the tenant's alias for it, typed by whoever leaves.",
        examples: ['North Sea Wind'],
      }),
    ),
  },
  { additionalProperties: false, description: "Needed for one's own tenant: nobody leaves by mistake." },
)
