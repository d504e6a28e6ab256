import type { IncomingHttpHeaders } from 'node:http'
import { type CommandId, parseCommandId } from '@community-handshake/domain'
import { ok, type Result } from 'neverthrow'
import { type InvalidRequest, invalidRequest } from '../problems/http-failure.js'
import { headerText } from './header-text.js'

/**
 * Reads `Idempotency-Key`, bare or in quotes: a UUID that becomes the command's id.
 *
 * @see draft-ietf-httpapi-idempotency-key-header, where the value is a quoted string
 */
export const idempotencyKey = (headers: IncomingHttpHeaders): Result<CommandId | undefined, InvalidRequest> => {
  const header = headerText(headers, 'Idempotency-Key')
  if (header === undefined) return ok(undefined)
  const text = header.trim().replace(/^"(.*)"$/, '$1')
  return parseCommandId(text).mapErr(({ message }) => invalidRequest('header', 'Idempotency-Key', message))
}
