import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { Person } from './person.js'
import { PolicyChoice, PolicyView } from './policy.js'
import { CommunityRights } from './rights.js'
import { refTo, sharedObject } from './shared-schema.js'

/** Whether a community is open or closed for good. */
export const CommunityStatus = Type.Enum(['Open', 'Closed'], {
  description: 'Whether the community is open, or closed for good.',
  examples: ['Open'],
})

// What a community's own view and its line in a list have in common.
const summary = {
  id: field.communityId,
  name: field.communityName,
  alias: field.alias,
  description: field.description,
  ownerTenantId: field.tenantId,
  ownerTenantName: field.tenantName,
  tenantCount: Type.Integer({ minimum: 1, description: 'How many tenants take part, the owner included.' }),
  pausedCount: Type.Integer({ minimum: 0, description: 'How many of them have paused their sharing.' }),
  sharingStatus: field.sharingStatus,
  ownSharingStatus: Type.Enum(['Active', 'Paused'], { description: "Whether the caller's own tenant shares." }),
  isMember: Type.Boolean({ description: 'Whether the caller may see what is shared.' }),
  createdAt: field.time,
  joinedAt: field.time,
  status: CommunityStatus,
  rights: refTo(CommunityRights),
}

/** A community as one of its members sees it. */
export const CommunityView = sharedObject(
  'Community',
  {
    ...summary,
    contactEmail: field.email,
    language: Type.Optional(field.language),
    createdBy: refTo(Person),
    closedAt: Type.Optional(field.time),
    closedBy: Type.Optional(refTo(Person)),
    policy: refTo(PolicyView),
    revision: field.revision,
  },
  'A community as one of its members sees it.',
)

/** A community as one of its members sees it. */
export type CommunityView = Readonly<Static<typeof CommunityView>>

/** A community in a list. */
export const CommunitySummary = sharedObject(
  'CommunitySummary',
  { ...summary, closedAt: Type.Optional(field.time) },
  'A community in a list.',
)

/** A community in a list. */
export type CommunitySummary = Readonly<Static<typeof CommunitySummary>>

const typed = {
  name: Type.String({
    maxLength: 1000,
    description: 'One line of 1 to 100 characters.',
    examples: ['North Sea Wind'],
  }),
  description: Type.String({
    maxLength: 10_000,
    description: 'At most 1,000 characters.',
    examples: ['Turbine data for joint maintenance.'],
  }),
  language: Type.String({
    maxLength: 100,
    description: 'The language of mails where nothing better is known: a tag such as `de` or `es-MX` (BCP 47).',
    examples: ['de'],
  }),
}

/** The body of a request to create a community. */
export const CreateCommunityBody = Type.Object(
  {
    name: typed.name,
    description: Type.Optional(typed.description),
    language: Type.Optional(typed.language),
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

/** The body of a request to change a community: its details, or its policy. */
export const ChangeCommunityBody = Type.Object(
  {
    name: Type.Optional(typed.name),
    description: Type.Optional(typed.description),
    language: Type.Optional(Type.Union([typed.language, Type.Null()], { description: 'Null to have none.' })),
    policy: Type.Optional(PolicyChoice),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description:
      'What shall change; what is left out stays. The policy is changed in a request of its own, ' +
      'since details and policy are two changes and one request is one.',
    examples: [{ name: 'North Sea Wind', description: 'Turbine data.' }, { policy: { deadlineDays: 7 } }],
  },
)

/** The body of a request to change a community. */
export type ChangeCommunityBody = Readonly<Static<typeof ChangeCommunityBody>>

/** The body of a request to close a community. */
export const CloseCommunityBody = Type.Object(
  {
    name: Type.String({
      maxLength: 1000,
      description: "The community's name, typed by whoever closes it.",
      examples: ['North Sea Wind'],
    }),
  },
  { additionalProperties: false, description: 'Nobody closes a community by mistake.' },
)

/** The body of a request to close a community. */
export type CloseCommunityBody = Readonly<Static<typeof CloseCommunityBody>>
