import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { sharedObject } from './shared-schema.js'

/** A tenant that takes part in a community. */
export const TenantView = sharedObject(
  'CommunityTenant',
  {
    tenantId: field.tenantId,
    tenantName: field.tenantName,
    isOwner: Type.Boolean({ description: 'Whether this tenant owns the community.' }),
    contactEmail: field.email,
    since: field.time,
    administratorRoles: Type.Optional(
      Type.Array(Type.String(), {
        description: "The tenant's roles that administer the community; shown to that tenant only.",
      }),
    ),
    sharingStatus: field.sharingStatus,
  },
  'A tenant that takes part in the community.',
)

/** A tenant that takes part in a community. */
export type TenantView = Readonly<Static<typeof TenantView>>
