import { type Static, Type } from 'typebox'
import type { UserId } from '../../identity/ids.js'
import { closed, field, Person } from '../event-fields.js'

const about = { communityId: field.communityId, tenantId: field.tenantId }
const changed = { changedBy: Person, changedAt: field.time }

/** The owner removed a member tenant: its sharing ended at once, both ways. */
export const TenantRemoved = Type.Object({ ...about, removedBy: Person, removedAt: field.time }, closed)

/** A member tenant left: its sharing ended at once, both ways. */
export const TenantLeft = Type.Object({ ...about, leftBy: Person, leftAt: field.time }, closed)

/** A member tenant paused its sharing; it stays a member. */
export const SharingPaused = Type.Object({ ...about, pausedBy: Person, pausedAt: field.time }, closed)

/** A member tenant resumed its sharing. */
export const SharingResumed = Type.Object({ ...about, resumedBy: Person, resumedAt: field.time }, closed)

/** A member tenant named another address for the other tenants to write to. */
export const ContactEmailChanged = Type.Object({ ...about, contactEmail: field.email, ...changed }, closed)

/** A member tenant changed the name by which its own people see the community; null for the community's own. */
export const AliasChanged = Type.Object({ ...about, alias: Type.Union([field.name, Type.Null()]), ...changed }, closed)

/** A member tenant chose which of its roles administer the community on its behalf. */
export const AdministratorRolesAssigned = Type.Object(
  { ...about, administratorRoles: field.roles, assignedBy: Person, assignedAt: field.time },
  closed,
)

/** A member tenant let more of its own users see what the community shares. */
export const MembersAdded = Type.Object(
  {
    ...about,
    members: Type.Unsafe<readonly Person[]>(Type.Array(Person, { minItems: 1, maxItems: 100 })),
    addedBy: Person,
    addedAt: field.time,
  },
  closed,
)

/** A member tenant took some of its own users out of the community. */
export const MembersRemoved = Type.Object(
  {
    ...about,
    userIds: Type.Unsafe<readonly UserId[]>(Type.Array(field.userId, { minItems: 1, maxItems: 100 })),
    removedBy: Person,
    removedAt: field.time,
  },
  closed,
)

/** What happens to a member tenant, by the name of the event. */
export interface MembershipEventData {
  readonly TenantRemoved: Readonly<Static<typeof TenantRemoved>>
  readonly TenantLeft: Readonly<Static<typeof TenantLeft>>
  readonly SharingPaused: Readonly<Static<typeof SharingPaused>>
  readonly SharingResumed: Readonly<Static<typeof SharingResumed>>
  readonly ContactEmailChanged: Readonly<Static<typeof ContactEmailChanged>>
  readonly AliasChanged: Readonly<Static<typeof AliasChanged>>
  readonly AdministratorRolesAssigned: Readonly<Static<typeof AdministratorRolesAssigned>>
  readonly MembersAdded: Readonly<Static<typeof MembersAdded>>
  readonly MembersRemoved: Readonly<Static<typeof MembersRemoved>>
}
