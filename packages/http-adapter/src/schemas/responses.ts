import type { RefusalCode } from '@community-handshake/domain'
import { type TSchema, Type } from 'typebox'
import { refusalStatus } from '../problems/refusal-status.js'
import { Problem } from './problem.js'
import { refTo } from './shared-schema.js'

/** The answers of a route by status, for Fastify's serialiser and the OpenAPI document. */
export type Responses = Readonly<Record<number, unknown>>

const correlation = {
  'X-Correlation-Id': Type.String({ description: 'Ties together everything that the request caused.' }),
}
const etag = { ETag: Type.String({ description: 'The revision, as a strong entity tag.', examples: ['"3"'] }) }
const location = { Location: Type.String({ description: 'Where the new thing is.' }) }
const afterChange = {
  'Community-Position': Type.String({
    description: 'Where the change stands; absent where nothing changed. Name it when you read to see at least this.',
    examples: ['00000000000000000042'],
  }),
  'Idempotency-Replayed': Type.String({ description: '`true` where the same request had taken effect before.' }),
}

const json = (schema: TSchema, description: string, headers: Readonly<Record<string, TSchema>> = {}) => ({
  description,
  headers: { ...correlation, ...headers },
  content: { 'application/json': { schema } },
})

const problem = (description: string, headers: Readonly<Record<string, TSchema>> = {}) => ({
  description,
  headers: { ...correlation, ...headers },
  content: { 'application/problem+json': { schema: refTo(Problem) } },
})

const retryAfter = { 'Retry-After': Type.String({ description: 'Seconds to wait.', examples: ['5'] }) }

const refusals = (codes: readonly RefusalCode[]): Responses => {
  const statuses = [...new Set(codes.map((code) => refusalStatus[code]))]
  const described = statuses.map((status): [number, unknown] => {
    const names = codes.filter((code) => refusalStatus[code] === status).map((code) => `\`${code}\``)
    return [status, problem(`Refused: ${names.join(', ')}.`, status === 429 ? retryAfter : {})]
  })
  return Object.fromEntries(described)
}

const always: Responses = {
  400: problem('The request is not as it should be: `errors` says what is wrong where.'),
  401: problem('Nobody is known to be behind the request.', {
    'WWW-Authenticate': Type.String({ description: 'The challenge of RFC 6750.' }),
  }),
  500: problem('Something went wrong inside the server.'),
  503: problem('A part of the server cannot answer just now; the same request can succeed later.', retryAfter),
}

const withBody: Responses = {
  413: problem('The body is larger than 64 KiB.'),
  415: problem('The body is not JSON.'),
}

/** The answers of a route that reads a list. */
export const listResponses = (page: TSchema, description: string, codes: readonly RefusalCode[] = []): Responses => ({
  200: json(page, description),
  ...always,
  ...refusals(codes),
})

/** The answers of a route that reads one thing. */
export const readResponses = (thing: TSchema, description: string, codes: readonly RefusalCode[]): Responses => ({
  200: json(thing, description, etag),
  304: {
    type: 'null',
    description: 'Nothing has changed since the ETag that was named.',
    headers: { ...correlation, ...etag },
  },
  ...always,
  ...refusals(codes),
})

/** The answers of a route that changes something. */
export const changeResponses = (thing: TSchema, description: string, codes: readonly RefusalCode[]): Responses => ({
  200: json(thing, description, { ...etag, ...afterChange }),
  ...always,
  ...withBody,
  ...refusals(codes),
})

/** The answers of a route after which there is nothing left to show. */
export const removeResponses = (description: string, codes: readonly RefusalCode[]): Responses => ({
  204: { type: 'null', description, headers: { ...correlation, ...afterChange } },
  ...always,
  ...withBody,
  ...refusals(codes),
})

/** The answers of a route that makes something. */
export const createResponses = (thing: TSchema, description: string, codes: readonly RefusalCode[]): Responses => ({
  201: json(thing, description, { ...location, ...etag, ...afterChange }),
  ...always,
  ...withBody,
  ...refusals(codes),
})
