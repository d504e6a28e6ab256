import { type Static, type TSchema, Type } from 'typebox'
import { field, Person } from './event-fields.js'
import { CommunityPolicy } from './policy.js'

// These types are the storage format: they change only by a new version and an upcaster.

const closed = { additionalProperties: false } as const

/** A tenant's administrator created the community; that tenant owns it. */
export const CommunityCreated = Type.Object(
  {
    communityId: field.communityId,
    name: field.name,
    description: field.description,
    ownerTenantId: field.tenantId,
    contactEmail: field.email,
    administratorRoles: field.roles,
    policy: Type.Unsafe<CommunityPolicy>(CommunityPolicy),
    createdBy: Person,
    createdAt: field.time,
  },
  closed,
)

/** The owner invited the administrator of another tenant by e-mail. */
export const TenantInvited = Type.Object(
  {
    communityId: field.communityId,
    invitationId: field.invitationId,
    recipient: field.email,
    recipientAsTyped: field.typedEmail,
    issuingTenantId: field.tenantId,
    issuedBy: Person,
    issuedAt: field.time,
    deadline: field.time,
    generation: field.generation,
  },
  closed,
)

/** An administrator of another tenant accepted for that tenant, which is not a member yet. */
export const InvitationAccepted = Type.Object(
  {
    communityId: field.communityId,
    invitationId: field.invitationId,
    tenantId: field.tenantId,
    contactEmail: field.email,
    administratorRoles: field.roles,
    acceptedBy: Person,
    acceptedAt: field.time,
    entitledBy: Type.Union([Type.Literal('recipient'), Type.Literal('link')]),
    generation: field.generation,
  },
  closed,
)

/** The owner confirmed the tenant that accepted: now it is a member. */
export const TenantConfirmed = Type.Object(
  {
    communityId: field.communityId,
    invitationId: field.invitationId,
    tenantId: field.tenantId,
    confirmedBy: Person,
    confirmedAt: field.time,
  },
  closed,
)

type Event<Name extends string, Schema extends TSchema> = {
  readonly type: Name
  readonly data: Readonly<Static<Schema>>
}

/** A tenant's administrator created the community; that tenant owns it. */
export type CommunityCreated = Event<'CommunityCreated', typeof CommunityCreated>
/** The owner invited the administrator of another tenant by e-mail. */
export type TenantInvited = Event<'TenantInvited', typeof TenantInvited>
/** An administrator of another tenant accepted for that tenant, which is not a member yet. */
export type InvitationAccepted = Event<'InvitationAccepted', typeof InvitationAccepted>
/** The owner confirmed the tenant that accepted: now it is a member. */
export type TenantConfirmed = Event<'TenantConfirmed', typeof TenantConfirmed>

/** Everything that can happen to a community. */
export type CommunityEvent = CommunityCreated | TenantInvited | InvitationAccepted | TenantConfirmed

/**
 * An event of the stream that this version of the software does not know: a newer type or a newer version.
 * A fold passes over it, an audit reports it, a decision refuses to build on it.
 */
export interface UnknownEvent {
  readonly type: 'Unknown'
  readonly storedType: string
  readonly storedVersion: number
}
