import { type Static, Type } from 'typebox'
import { refTo, sharedObject } from './shared-schema.js'

/** What is wrong with one part of the input. */
export const InputError = sharedObject(
  'InputError',
  {
    in: Type.Enum(['body', 'query', 'path', 'header'], {
      description: 'The part of the request.',
    }),
    pointer: Type.String({
      description: 'Where in that part: a JSON Pointer (RFC 6901); for query, path and header `/` and the name.',
      examples: ['/contactEmail'],
    }),
    message: Type.String({ description: 'What is wrong and what is expected.' }),
  },
  'What is wrong with one part of the input.',
)

/** What is wrong with one part of the input. */
export type InputError = Readonly<Static<typeof InputError>>

/** An answer that is not a success (RFC 9457). */
export const Problem = sharedObject(
  'Problem',
  {
    type: Type.String({
      format: 'uri',
      description: 'Names the kind of problem.',
      examples: ['urn:community-handshake:problem:already-invited'],
    }),
    title: Type.String({ description: 'The kind of problem in words.', examples: ['Already invited'] }),
    status: Type.Integer({ description: 'The HTTP status.', examples: [409] }),
    code: Type.String({ description: 'The stable name of the problem.', examples: ['already-invited'] }),
    detail: Type.String({ description: 'What is the matter, with the facts in it.' }),
    advice: Type.String({ description: 'What to do now.', examples: ['Use that invitation.'] }),
    retryable: Type.Boolean({ description: 'Whether the very same request can succeed later.' }),
    correlationId: Type.String({ description: 'Name it when you ask for help.' }),
    state: Type.Optional(Type.String({ description: 'Where the matter stands.', examples: ['Invited'] })),
    facts: Type.Optional(Type.Object({}, { additionalProperties: true, description: 'The facts of a refusal.' })),
    errors: Type.Optional(Type.Array(refTo(InputError), { description: 'What is wrong with the input.' })),
  },
  'An answer that is not a success (RFC 9457).',
)

/** An answer that is not a success (RFC 9457). */
export type Problem = Readonly<Static<typeof Problem>>
