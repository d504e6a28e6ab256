import type { Caller } from '@community-handshake/domain'
import { Result } from 'neverthrow'
import type { InvalidRequest, PreconditionFailed } from '../problems/http-failure.js'
import { expectedRevision } from './entity-tags.js'
import { idempotencyKey } from './idempotency-key.js'
import { actorOf, type CorrelatedRequest, correlationOf } from './request-identity.js'

/** Who sends a command, under which id, and what it is correlated with. */
export const callerOf = (request: CorrelatedRequest): Result<Caller, InvalidRequest> =>
  idempotencyKey(request.headers).map((commandId) => ({
    actor: actorOf(request),
    correlationId: correlationOf(request),
    ...(commandId === undefined ? {} : { commandId }),
  }))

/** The same, with the revision of the community that the caller expects (`If-Match`), if one is expected. */
export const conditionalCallerOf = (request: CorrelatedRequest): Result<Caller, InvalidRequest | PreconditionFailed> =>
  Result.combine([callerOf(request), expectedRevision(request.headers)]).map(([caller, ifRevision]) =>
    ifRevision === undefined ? caller : { ...caller, ifRevision },
  )
