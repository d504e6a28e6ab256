import { type ServiceError, status } from '@grpc/grpc-js'
import type { Endpoint } from '../connection/connection-settings.js'

/**
 * Why a call did not go well.
 * - `not-sent`: the server did not get it.
 * - `lost`: the server may have got it; what it did is not known.
 * - `not-leader`: the node did nothing and names the one to ask.
 * - `denied`: the server does not let this user do it.
 * - `invalid`: the server will never do it.
 * - `deleted`: the stream was deleted for good.
 * - `missing`, `exists`: there is no such group, or there is one already.
 * - `ended`: it was ended from this side.
 */
export type CallProblemKind =
  | 'not-sent'
  | 'lost'
  | 'not-leader'
  | 'denied'
  | 'invalid'
  | 'deleted'
  | 'missing'
  | 'exists'
  | 'ended'

/** Why a call did not go well, in our own words. */
export interface CallProblem {
  readonly kind: CallProblemKind
  /** What the server or the connection said. */
  readonly details: string
  /** The leader, where the node knows it. */
  readonly leader?: Endpoint
}

/** Makes a {@link CallProblem}. */
export const callProblem = (kind: CallProblemKind, details: string): CallProblem => ({ kind, details })

/** What somebody is told whose call was ended from this side. */
export const endedProblem: CallProblem = callProblem('ended', 'The call was ended from this side.')

const byException: { readonly [exception: string]: CallProblemKind } = {
  'access-denied': 'denied',
  'stream-deleted': 'deleted',
  'maximum-append-size-exceeded': 'invalid',
  'missing-required-metadata-property': 'invalid',
  'invalid-transaction': 'invalid',
  'persistent-subscription-does-not-exist': 'missing',
  'persistent-subscription-exists': 'exists',
}

const byCode: { readonly [code in status]?: CallProblemKind } = {
  [status.UNAUTHENTICATED]: 'denied',
  [status.PERMISSION_DENIED]: 'denied',
  [status.INVALID_ARGUMENT]: 'invalid',
  [status.OUT_OF_RANGE]: 'invalid',
  [status.UNIMPLEMENTED]: 'invalid',
}

const leaderIn = (trailers: ReturnType<ServiceError['metadata']['getMap']>): { leader?: Endpoint } => {
  const host = trailers['leader-endpoint-host']
  const port = Number(trailers['leader-endpoint-port'])
  return host === undefined || !(port > 0) ? {} : { leader: { host: String(host), port } }
}

const isServiceError = (error: Error): error is ServiceError => 'code' in error && typeof error.code === 'number'

/**
 * Turns what a call ended with into a {@link CallProblem}. Whatever is not clearly a refusal counts as `lost`:
 * only then does the caller find out what became of it.
 */
export const problemOf = (error: Error): CallProblem => {
  if (!isServiceError(error)) return callProblem('lost', error.message)
  const { code, details, metadata } = error
  const trailers = metadata?.getMap() ?? {}
  const exception = String(trailers['exception'] ?? '')
  if (exception === 'not-leader') return { kind: 'not-leader', details, ...leaderIn(trailers) }
  return callProblem(byException[exception] ?? byCode[code] ?? 'lost', details)
}
