import { type Static, type TSchema, Type } from 'typebox'
import { field } from '../schemas/fields.js'
import { Problem } from '../schemas/problem.js'
import type { Responses } from '../schemas/responses.js'
import { refTo, sharedObject } from '../schemas/shared-schema.js'

/** A sample identity in the list. */
export const IdentityView = sharedObject(
  'DevelopmentIdentity',
  {
    id: Type.String({ description: 'Names the identity: who, at which tenant.', examples: ['ada@aster'] }),
    userId: field.userId,
    email: field.email,
    emailVerified: Type.Boolean({ description: 'Whether the address counts as verified.' }),
    tenantId: field.tenantId,
    tenantName: field.tenantName,
    roles: Type.Array(Type.String(), { description: 'The roles held in that tenant.' }),
  },
  'A sample person signed in to a sample tenant.',
)

/** A token for a sample identity. */
export const TokenView = sharedObject(
  'DevelopmentToken',
  {
    accessToken: Type.String({ description: 'Send it as `Authorization: Bearer …`.' }),
    tokenType: Type.Literal('Bearer'),
    expiresIn: Type.Integer({ description: 'In seconds.', examples: [28_800] }),
  },
  'An access token for a sample identity.',
)

/** A mail that would have been sent. */
export const MailView = sharedObject(
  'DevelopmentMail',
  {
    to: Type.String({ description: 'The address it is for.', examples: ['bela@borealis.example'] }),
    subject: Type.String(),
    text: Type.String(),
    html: Type.String(),
    links: Type.Array(Type.String(), { description: 'The links in it.' }),
  },
  'A mail that would have been sent.',
)

/** A mail that would have been sent. */
export interface DevMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The links in it. */
  readonly links: readonly string[]
}

/** The body of a request for a token. */
export const TokenBody = Type.Object(
  { id: Type.String({ maxLength: 200, description: 'The `id` of a sample identity.', examples: ['ada@aster'] }) },
  { additionalProperties: false },
)

/** The body of a request for a token. */
export type TokenBody = Readonly<Static<typeof TokenBody>>

const problem = {
  description: 'A problem.',
  content: { 'application/problem+json': { schema: refTo(Problem) } },
}

/** The answers of a development route: the good one, and problems under the statuses named. */
export const developmentResponses = (
  description: string,
  schema: TSchema,
  problemStatuses: readonly number[],
): Responses => ({
  200: { description, content: { 'application/json': { schema } } },
  ...Object.fromEntries(problemStatuses.map((status) => [status, problem])),
})
