import type { InvitationStatusName } from '@community-handshake/domain'
import { type Static, Type } from 'typebox'
import { field } from './fields.js'
import { Person } from './person.js'
import { InvitationRights } from './rights.js'
import { refTo, sharedObject } from './shared-schema.js'

const states = [
  'Invited',
  'Accepted',
  'Confirmed',
  'Declined',
  'Withdrawn',
  'Refused',
  'Revoked',
  'Expired',
  'Voided',
] as const satisfies readonly InvitationStatusName[]

/** How far the handshake has come. `Expired` is said of `Invited` and `Accepted` past the deadline. */
export const InvitationState = Type.Enum([...states], {
  description:
    'How far the handshake has come: `Invited` waits for the acceptance, `Accepted` for the confirmation; ' +
    '`Expired` is past the deadline without a confirmation, `Voided` ended with its community.',
  examples: ['Invited'],
})

/** The filter of a list of invitations. */
export const InvitationStates = Type.Array(InvitationState, {
  minItems: 1,
  maxItems: states.length,
  description: 'Only those in one of these states: `state=Invited&state=Accepted`.',
})

/** How far the handshake has come. */
export type InvitationState = Static<typeof InvitationState>

const message = Type.String({ description: 'A word of whoever invited to the recipient.' })

/** Something about an acceptance to look at twice. */
export const MismatchView = sharedObject(
  'Mismatch',
  {
    code: Type.Enum(
      ['other-address', 'domain-not-of-tenant', 'name-looks-alike', 'young-tenant', 'unknown-tenant', 'not-checked'],
      { description: 'What does not match; `not-checked` where the host platform could not be asked.' },
    ),
    message: Type.String({ description: 'The same in a sentence.' }),
    facts: Type.Object({}, { additionalProperties: true, description: 'The facts in it.' }),
  },
  'Something about an acceptance to look at twice before confirming. None of it forbids to confirm.',
)

/** Something about an acceptance to look at twice. */
export type MismatchView = Readonly<Static<typeof MismatchView>>

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
    mismatches: Type.Optional(
      Type.Array(refTo(MismatchView), {
        description: 'What to look at twice; there while the acceptance waits for a decision, not in lists.',
      }),
    ),
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

/** How an invitation ended without a confirmation. */
export const EndingView = sharedObject(
  'Ending',
  { at: field.time, by: Type.Optional(refTo(Person)) },
  'When, and by whom if by anybody, the invitation was declined, withdrawn, refused, revoked or voided, or expired.',
)

/** How an invitation ended without a confirmation. */
export type EndingView = Readonly<Static<typeof EndingView>>

/** One mail about an invitation. */
export const MailDeliveryView = sharedObject(
  'MailDelivery',
  {
    kind: Type.String({ description: 'What the mail says.', examples: ['invitation', 'confirmation-due'] }),
    role: Type.String({ description: 'As what somebody gets it.', examples: ['invitee', 'owner'] }),
    status: Type.Enum(['requested', 'failed', 'sent', 'gave-up'], {
      description:
        '`requested`: it has not left yet; `failed`: it was not taken so far, another try follows; `sent`: the mail ' +
        'server took it, which is no promise that anybody read it; `gave-up`: no further try follows.',
    }),
    requestedAt: field.time,
    changedAt: field.time,
    attempts: Type.Integer({ minimum: 0, description: 'How many tries there were.' }),
    answer: Type.Optional(
      Type.String({ description: "The mail server's answer, or why no further try follows; addresses are masked." }),
    ),
    reason: Type.Optional(Type.String({ description: 'Why it was not taken, as a code.', examples: ['refused'] })),
  },
  'One mail about an invitation and how far it has come; nobody’s address is in it.',
)

/** One mail about an invitation. */
export type MailDeliveryView = Readonly<Static<typeof MailDeliveryView>>

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
    sentAt: field.time,
    deadline: field.time,
    generation: field.generation,
    message: Type.Optional(message),
    language: Type.Optional(field.language),
    revision: field.revision,
    acceptance: Type.Optional(refTo(AcceptanceView)),
    confirmation: Type.Optional(refTo(ConfirmationView)),
    ending: Type.Optional(refTo(EndingView)),
    delivery: Type.Optional(
      Type.Array(refTo(MailDeliveryView), {
        description:
          'What became of the mails about the invitation, in the order in which they were due. It is apart from the ' +
          'state and the revision. There where one invitation is read and the server knows; not in lists.',
      }),
    ),
    rights: refTo(InvitationRights),
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
    message: Type.Optional(
      Type.String({
        maxLength: 5000,
        description: 'A word to the recipient: at most 500 characters, no links.',
        examples: ['As agreed on Monday: please join for the turbine data.'],
      }),
    ),
    language: Type.Optional(
      Type.String({
        maxLength: 100,
        description: "The language of this invitation's mails: a tag such as `de` or `es-MX` (BCP 47).",
        examples: ['de'],
      }),
    ),
  },
  { additionalProperties: false, description: 'Whom to invite.' },
)

/** The body of a request to confirm a tenant, or to refuse it. */
export const JudgeTenantBody = Type.Object(
  {
    tenantId: Type.String({
      maxLength: 1000,
      description: 'The tenant that was looked at; it must be the one that accepted.',
      examples: ['borealis'],
    }),
  },
  { additionalProperties: false, description: 'Which tenant to confirm or to refuse.' },
)

/** The body of a request to invite a tenant. */
export type InviteTenantBody = Readonly<Static<typeof InviteTenantBody>>

/** The body of a request to confirm a tenant, or to refuse it. */
export type JudgeTenantBody = Readonly<Static<typeof JudgeTenantBody>>
