import { type Static, Type } from 'typebox'
import { closed, field, Person } from '../event-fields.js'
import { CommunityPolicy } from '../policy.js'

const policy = Type.Unsafe<CommunityPolicy>(CommunityPolicy)

/** A tenant's administrator created the community; that tenant owns it. */
export const CommunityCreated = Type.Object(
  {
    communityId: field.communityId,
    name: field.name,
    description: field.description,
    ownerTenantId: field.tenantId,
    contactEmail: field.email,
    administratorRoles: field.roles,
    policy,
    createdBy: Person,
    createdAt: field.time,
    /** The language of mails where nothing better is known. */
    language: Type.Optional(field.language),
  },
  closed,
)

/** The owner changed what the community is called, what it is for, or the language of its mails. */
export const CommunityDetailsChanged = Type.Object(
  {
    communityId: field.communityId,
    name: field.name,
    description: field.description,
    changedBy: Person,
    changedAt: field.time,
    language: Type.Optional(field.language),
  },
  closed,
)

/** The owner changed the rules of the community; what was decided before stays decided. */
export const PolicyChanged = Type.Object(
  { communityId: field.communityId, policy, changedBy: Person, changedAt: field.time },
  closed,
)

/** The owner closed the community for good: all sharing ended, and every open invitation is void. */
export const CommunityClosed = Type.Object(
  { communityId: field.communityId, closedBy: Person, closedAt: field.time },
  closed,
)

/** What happens to a community as a whole, by the name of the event. */
export interface LifecycleEventData {
  readonly CommunityCreated: Readonly<Static<typeof CommunityCreated>>
  readonly CommunityDetailsChanged: Readonly<Static<typeof CommunityDetailsChanged>>
  readonly PolicyChanged: Readonly<Static<typeof PolicyChanged>>
  readonly CommunityClosed: Readonly<Static<typeof CommunityClosed>>
}
