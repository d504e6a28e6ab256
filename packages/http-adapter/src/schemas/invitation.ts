import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { Person } from './person.js'
import { refTo, sharedObject } from './shared-schema.js'

/** How far the handshake has come. `Expired` is said of `Invited` and `Accepted` past the deadline. */
export const InvitationState = Type.Enum(['Invited', 'Accepted', 'Confirmed', 'Expired'], {
  description: 'How far the handshake has come; `Expired` is past the deadline without a confirmation.',
})

/** How far the handshake has come. */
export type InvitationState = Static<typeof InvitationState>

/** An acceptance as the owner sees it. */
export const AcceptanceView = sharedObject(
  'Acceptance',
  {
    tenantId: field.tenantId,
    tenantName: field.tenantName,
    acceptedBy: refTo(Person),
    acceptedAt: field.time,
    contactEmail: field.email,
    entitledBy: Type.Enum(['recipient', 'link'], {
      description: 'Accepted by the invited address itself, or by somebody who holds the link.',
    }),
    differsFromRecipient: Type.Boolean({
      description: 'Whoever accepted has another address than the invited one: look twice before confirming.',
    }),
  },
  'By whom, for which tenant, when and how the invitation was accepted.',
)

/** An acceptance as the owner sees it. */
export type AcceptanceView = Readonly<Static<typeof AcceptanceView>>

/** A confirmation. */
export const ConfirmationView = sharedObject(
  'Confirmation',
  { confirmedBy: refTo(Person), confirmedAt: field.time },
  'By whom and when the accepting tenant was confirmed.',
)

/** A confirmation. */
export type ConfirmationView = Readonly<Static<typeof ConfirmationView>>

/** An invitation as the owner's community administrators see it. */
export const InvitationView = sharedObject(
  'Invitation',
  {
    id: field.invitationId,
    communityId: field.communityId,
    recipient: field.email,
    recipientAsTyped: Type.String({ description: 'The address as it was typed.', examples: ['Bela@Borealis.example'] }),
    state: InvitationState,
    issuedBy: refTo(Person),
    issuedAt: field.time,
    deadline: field.time,
    generation: field.generation,
    revision: field.revision,
    acceptance: Type.Optional(refTo(AcceptanceView)),
    confirmation: Type.Optional(refTo(ConfirmationView)),
  },
  "An invitation as the owner's community administrators see it.",
)

/** An invitation as the owner's community administrators see it. */
export type InvitationView = Readonly<Static<typeof InvitationView>>

/** The body of a request to invite a tenant. */
export const InviteTenantBody = Type.Object(
  {
    email: Type.String({
      maxLength: 1000,
      description: "The e-mail address of the other tenant's administrator.",
      examples: ['bela@borealis.example'],
    }),
  },
  { additionalProperties: false, description: 'Whom to invite.' },
)

/** The body of a request to confirm a tenant. */
export const ConfirmTenantBody = Type.Object(
  {
    tenantId: Type.String({
      maxLength: 1000,
      description: 'The tenant that was looked at; it must be the one that accepted.',
      examples: ['borealis'],
    }),
  },
  { additionalProperties: false, description: 'Which tenant to confirm.' },
)

/** The body of a request to invite a tenant. */
export type InviteTenantBody = Readonly<Static<typeof InviteTenantBody>>

/** The body of a request to confirm a tenant. */
export type ConfirmTenantBody = Readonly<Static<typeof ConfirmTenantBody>>
