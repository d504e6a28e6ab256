import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { Person } from './person.js'
import { PolicyChoice, PolicyView } from './policy.js'
import { refTo, sharedObject } from './shared-schema.js'

/** What the caller may do in a community. */
export const Access = sharedObject(
  'Access',
  {
    canInvite: Type.Boolean({ description: 'May invite tenants and look at invitations.' }),
    canConfirm: Type.Boolean({ description: 'May confirm tenants, within the rules of the community.' }),
    canAdminister: Type.Boolean({ description: "Administers the community for the caller's own tenant." }),
  },
  'What the caller may do here.',
)

/** A community as one of its members sees it. */
export const CommunityView = sharedObject(
  'Community',
  {
    id: field.communityId,
    name: field.communityName,
    description: field.description,
    ownerTenantId: field.tenantId,
    ownerTenantName: field.tenantName,
    contactEmail: field.email,
    createdAt: field.time,
    createdBy: refTo(Person),
    tenantCount: Type.Integer({ minimum: 1, description: 'How many tenants take part, the owner included.' }),
    sharingStatus: field.sharingStatus,
    policy: refTo(PolicyView),
    revision: field.revision,
    access: refTo(Access),
  },
  'A community as one of its members sees it.',
)

/** A community as one of its members sees it. */
export type CommunityView = Readonly<Static<typeof CommunityView>>

/** A community in a list. */
export const CommunitySummary = sharedObject(
  'CommunitySummary',
  {
    id: field.communityId,
    name: field.communityName,
    ownerTenantId: field.tenantId,
    ownerTenantName: field.tenantName,
    tenantCount: Type.Integer({ minimum: 1, description: 'How many tenants take part, the owner included.' }),
    sharingStatus: field.sharingStatus,
    createdAt: field.time,
  },
  'A community in a list.',
)

/** A community in a list. */
export type CommunitySummary = Readonly<Static<typeof CommunitySummary>>

/** The body of a request to create a community. */
export const CreateCommunityBody = Type.Object(
  {
    name: Type.String({
      maxLength: 1000,
      description: 'One line of 1 to 100 characters.',
      examples: ['North Sea Wind'],
    }),
    description: Type.Optional(
      Type.String({
        maxLength: 10_000,
        description: 'At most 1,000 characters.',
        examples: ['Turbine data for joint maintenance.'],
      }),
    ),
    contactEmail: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: "The owner's contact address; the caller's own if left out.",
        examples: ['ada@aster.example'],
      }),
    ),
    administratorRoles: Type.Optional(
      Type.Array(field.role, {
        minItems: 1,
        maxItems: 20,
        description: "The owner's roles that administer the community; the host's default if left out.",
      }),
    ),
    policy: Type.Optional(PolicyChoice),
  },
  { additionalProperties: false, description: "A new community, owned by the caller's tenant." },
)

/** The body of a request to create a community. */
export type CreateCommunityBody = Readonly<Static<typeof CreateCommunityBody>>
