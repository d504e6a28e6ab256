import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type CorrelationId, parseCorrelationId } from '@community-handshake/domain'
import { headerText } from './header-text.js'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The name of the header that carries the correlation id, both ways. */
export const correlationHeader = 'X-Correlation-Id'

/**
 * The correlation id of a request: the one it brings if that is well-formed, else the id that the host gave
 * the request if that is a UUID, else a new one.
 */
export const correlationIdOf = (headers: IncomingHttpHeaders, hostRequestId = ''): CorrelationId => {
  const ours = uuid.test(hostRequestId) ? hostRequestId : randomUUID()
  return parseCorrelationId(headerText(headers, correlationHeader) ?? '').unwrapOr(`${ours}` as CorrelationId)
}
