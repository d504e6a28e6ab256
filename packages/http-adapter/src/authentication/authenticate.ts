import type { IncomingHttpHeaders } from 'node:http'
import type { Actor, Timestamp } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'

/**
 * Why nobody is known to be behind a request.
 * - `no-token`: the request carries no token.
 * - `invalid-token`: it carries one that is not accepted; `message` says why and never repeats the token.
 * - `unavailable`: the identity provider cannot be asked; the token may be good.
 */
export interface AuthenticationFailure {
  readonly kind: 'authentication-failure'
  readonly reason: 'no-token' | 'invalid-token' | 'unavailable'
  readonly message: string
}

/** The part of a request that says who sends it. */
export interface RequestToAuthenticate {
  readonly headers: IncomingHttpHeaders
}

/** Who sends a request, and until when that is known. */
export interface AuthenticatedActor extends Actor {
  /** When the token expires: what stays open for long, such as live events, ends then. Left out where nobody says. */
  readonly expiresAt?: Timestamp
}

/**
 * Finds out who sends a request. The identity comes from here alone, never from a body.
 * Bring your own, or use `oidcAuthentication` or `developmentIdentities`.
 */
export type Authenticate = (request: RequestToAuthenticate) => ResultAsync<AuthenticatedActor, AuthenticationFailure>

/** Makes an {@link AuthenticationFailure}. */
export const authenticationFailure = (
  reason: AuthenticationFailure['reason'],
  message: string,
): AuthenticationFailure => ({ kind: 'authentication-failure', reason, message })
