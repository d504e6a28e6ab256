import type { FastifyError } from 'fastify'
import { type HttpFailure, type ProtocolFailureCode, protocolFailure } from './http-failure.js'
import { invalidBySchema } from './schema-errors.js'

const protocolCodes: ReadonlyMap<string, ProtocolFailureCode> = new Map<string, ProtocolFailureCode>([
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'malformed-json'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'malformed-json'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'malformed-json'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'unsupported-media-type'],
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'payload-too-large'],
  ['FST_ERR_BAD_URL', 'malformed-url'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'malformed-url'],
])

const isFastifyError = (thrown: unknown): thrown is Partial<FastifyError> & Error => thrown instanceof Error

/** What a thrown error means: Fastify's own, those of a host's hooks, and everything that nobody expected. */
export const thrownFailure = (thrown: unknown): HttpFailure => {
  if (!isFastifyError(thrown)) return { kind: 'unexpected', cause: thrown }
  const { validation, validationContext, code = '', statusCode = 500, message } = thrown
  if (validation !== undefined) return invalidBySchema(validation, validationContext)
  const protocolCode = protocolCodes.get(code)
  if (protocolCode !== undefined) return protocolFailure(protocolCode)
  return statusCode >= 400 && statusCode < 500
    ? { kind: 'turned-away', status: statusCode, message }
    : { kind: 'unexpected', cause: thrown }
}
