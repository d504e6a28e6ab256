import type { Caller } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import type { InvalidRequest } from '../problems/http-failure.js'
import { idempotencyKey } from './idempotency-key.js'
import { actorOf, type CorrelatedRequest, correlationOf } from './request-identity.js'

/** Who sends a command, under which id, and what it is correlated with. */
export const callerOf = (request: CorrelatedRequest): Result<Caller, InvalidRequest> =>
  idempotencyKey(request.headers).map((commandId) => ({
    actor: actorOf(request),
    correlationId: correlationOf(request),
    ...(commandId === undefined ? {} : { commandId }),
  }))
