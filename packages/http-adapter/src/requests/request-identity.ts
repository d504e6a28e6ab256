import type { IncomingHttpHeaders } from 'node:http'
import type { CorrelationId } from '@community-handshake/domain'
import type { AuthenticatedActor } from '../authentication/authenticate.js'
import { correlationIdOf } from './correlation.js'

// Kept beside the requests and not on them, so that no decoration of a host's can collide with ours.
const correlations = new WeakMap<object, CorrelationId>()
const actors = new WeakMap<object, AuthenticatedActor>()

/** The part of a request that its correlation id comes from. */
export interface CorrelatedRequest {
  readonly id: string
  readonly headers: IncomingHttpHeaders
}

/** The correlation id of a request: the same for as long as the request lives. */
export const correlationOf = (request: CorrelatedRequest): CorrelationId => {
  const known = correlations.get(request)
  if (known !== undefined) return known
  const made = correlationIdOf(request.headers, request.id)
  correlations.set(request, made)
  return made
}

/** Remembers who sent a request. */
export const rememberActor = (request: object, actor: AuthenticatedActor): void => {
  actors.set(request, actor)
}

/** Who sent a request that was authenticated. */
export const actorOf = (request: object): AuthenticatedActor => {
  const actor = actors.get(request)
  if (actor === undefined) throw new Error('the request was not authenticated before it was handled')
  return actor
}
