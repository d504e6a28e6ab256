import { type Static, Type } from 'typebox'
import { closed, field, Person } from '../event-fields.js'

const about = { communityId: field.communityId, invitationId: field.invitationId }
const entitledBy = Type.Union([Type.Literal('recipient'), Type.Literal('link')])

/** The owner invited the administrator of another tenant by e-mail. */
export const TenantInvited = Type.Object(
  {
    ...about,
    recipient: field.email,
    recipientAsTyped: field.typedEmail,
    issuingTenantId: field.tenantId,
    issuedBy: Person,
    issuedAt: field.time,
    deadline: field.time,
    generation: field.generation,
    /** What the inviting person wrote to the recipient. */
    message: Type.Optional(field.message),
    /** The language that the inviting person chose for the mails of this invitation. */
    language: Type.Optional(field.language),
  },
  closed,
)

/** The owner sent the invitation again: only the newest link is good, and the deadline never moves back. */
export const InvitationResent = Type.Object(
  { ...about, generation: field.generation, deadline: field.time, resentBy: Person, resentAt: field.time },
  closed,
)

/** An administrator of another tenant accepted for that tenant, which is not a member yet. */
export const InvitationAccepted = Type.Object(
  {
    ...about,
    tenantId: field.tenantId,
    contactEmail: field.email,
    administratorRoles: field.roles,
    acceptedBy: Person,
    acceptedAt: field.time,
    entitledBy,
    generation: field.generation,
  },
  closed,
)

/** The recipient, or an administrator who holds the link, declined. */
export const InvitationDeclined = Type.Object(
  { ...about, declinedBy: Person, declinedAt: field.time, entitledBy, generation: field.generation },
  closed,
)

/** The accepting tenant took its acceptance back before it was confirmed. */
export const AcceptanceWithdrawn = Type.Object(
  { ...about, tenantId: field.tenantId, withdrawnBy: Person, withdrawnAt: field.time },
  closed,
)

/** The owner confirmed the tenant that accepted: now it is a member. */
export const TenantConfirmed = Type.Object(
  { ...about, tenantId: field.tenantId, confirmedBy: Person, confirmedAt: field.time },
  closed,
)

/** The owner refused the tenant that accepted. */
export const TenantRefused = Type.Object(
  { ...about, tenantId: field.tenantId, refusedBy: Person, refusedAt: field.time },
  closed,
)

/** The owner took the invitation back before anybody accepted. */
export const InvitationRevoked = Type.Object({ ...about, revokedBy: Person, revokedAt: field.time }, closed)

/** The deadline passed before the tenant was confirmed. */
export const InvitationExpired = Type.Object({ ...about, deadline: field.time, expiredAt: field.time }, closed)

/** What happens to an invitation, by the name of the event. */
export interface HandshakeEventData {
  readonly TenantInvited: Readonly<Static<typeof TenantInvited>>
  readonly InvitationResent: Readonly<Static<typeof InvitationResent>>
  readonly InvitationAccepted: Readonly<Static<typeof InvitationAccepted>>
  readonly InvitationDeclined: Readonly<Static<typeof InvitationDeclined>>
  readonly AcceptanceWithdrawn: Readonly<Static<typeof AcceptanceWithdrawn>>
  readonly TenantConfirmed: Readonly<Static<typeof TenantConfirmed>>
  readonly TenantRefused: Readonly<Static<typeof TenantRefused>>
  readonly InvitationRevoked: Readonly<Static<typeof InvitationRevoked>>
  readonly InvitationExpired: Readonly<Static<typeof InvitationExpired>>
}
