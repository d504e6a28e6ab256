import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { EndingView, InvitationState } from './invitation.js'
import { Person } from './person.js'
import { InvitationRights } from './rights.js'
import { refTo, sharedObject } from './shared-schema.js'

/** An acceptance as the invited side sees it. */
export const ReceivedAcceptanceView = sharedObject(
  'ReceivedAcceptance',
  {
    tenantId: field.tenantId,
    tenantName: field.tenantName,
    acceptedAt: field.time,
    acceptedBy: Type.Optional(refTo(Person)),
  },
  "For which tenant and when the invitation was accepted; by whom only where that is the caller's own tenant.",
)

/** An acceptance as the invited side sees it. */
export type ReceivedAcceptanceView = Readonly<Static<typeof ReceivedAcceptanceView>>

/** An invitation as the invited side sees it. */
export const ReceivedInvitationView = sharedObject(
  'ReceivedInvitation',
  {
    id: field.invitationId,
    communityId: field.communityId,
    communityName: field.communityName,
    communityDescription: Type.Optional(field.description),
    issuingTenantId: field.tenantId,
    issuingTenantName: field.tenantName,
    issuedBy: field.email,
    issuedAt: field.time,
    sentAt: field.time,
    deadline: field.time,
    state: InvitationState,
    generation: field.generation,
    revision: field.revision,
    recipient: Type.String({
      description: "The invited address; masked unless it is the caller's own and verified.",
      examples: ['bela@borealis.example', 'b••@b••.example'],
    }),
    addressedToYou: Type.Boolean({ description: "Whether the caller's verified address is the invited one." }),
    message: Type.Optional(Type.String({ description: 'A word of whoever invited.' })),
    language: Type.Optional(field.language),
    acceptance: Type.Optional(refTo(ReceivedAcceptanceView)),
    ending: Type.Optional(refTo(EndingView)),
    rights: refTo(InvitationRights),
    next: Type.String({
      description: 'What happens next, in a sentence.',
      examples: ['Waiting for the community owner to confirm; until then your tenant is not a member.'],
    }),
  },
  'An invitation as the invited side sees it.',
)

/** An invitation as the invited side sees it. */
export type ReceivedInvitationView = Readonly<Static<typeof ReceivedInvitationView>>

const secret = Type.String({
  maxLength: 200,
  description: "The secret of the mail's link, what stands after the `#`; the verified recipient needs none.",
})

/** The body of a request to accept an invitation. */
export const AcceptInvitationBody = Type.Object(
  {
    tenantId: Type.String({
      maxLength: 1000,
      description: 'The tenant that accepts; it must be the one the caller is signed in to.',
      examples: ['borealis'],
    }),
    contactEmail: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: "The tenant's contact address; the caller's own if left out.",
        examples: ['bela@borealis.example'],
      }),
    ),
    administratorRoles: Type.Optional(
      Type.Array(field.role, {
        minItems: 1,
        maxItems: 20,
        description: "The tenant's roles that will administer the community; the host's default if left out.",
      }),
    ),
    secret: Type.Optional(secret),
  },
  { additionalProperties: false, description: 'For which tenant to accept.' },
)

/** The body of a request to accept an invitation. */
export type AcceptInvitationBody = Readonly<Static<typeof AcceptInvitationBody>>

/** The body of a request to decline an invitation. */
export const DeclineInvitationBody = Type.Object(
  { secret: Type.Optional(secret) },
  { additionalProperties: false, description: 'By which right to decline.' },
)
