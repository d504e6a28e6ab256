import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { type AuthenticationFailure, authenticationFailure } from './authenticate.js'
import { isTrustworthyUrl } from './trustworthy-url.js'

const unavailable = (message: string): AuthenticationFailure => authenticationFailure('unavailable', message)

const because = (thrown: unknown): AuthenticationFailure =>
  unavailable(
    `the identity provider's configuration cannot be fetched: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  )

const fetchJson = async (url: URL): Promise<unknown> => {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(5000),
  })
  if (response.status !== 200) throw new Error(`${url.href} answered ${response.status}`)
  return response.json()
}

const field = (document: unknown, name: string): unknown =>
  typeof document === 'object' && document !== null
    ? Object.entries(document).find(([key]) => key === name)?.[1]
    : undefined

const keysIn =
  (issuer: string) =>
  (document: unknown): Result<URL, AuthenticationFailure> => {
    // OpenID Connect Discovery 1.0 section 4.3: the issuer named must be the one that was asked.
    if (field(document, 'issuer') !== issuer)
      return err(unavailable('the identity provider names another issuer in its configuration'))
    const uri = field(document, 'jwks_uri')
    return typeof uri === 'string' && URL.canParse(uri) && isTrustworthyUrl(new URL(uri))
      ? ok(new URL(uri))
      : err(unavailable('the identity provider names no usable jwks_uri in its configuration'))
  }

/**
 * Asks an identity provider where its keys are.
 *
 * @see OpenID Connect Discovery 1.0, section 4
 */
export const discoverJwksUri = (issuer: string): ResultAsync<URL, AuthenticationFailure> => {
  const url = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  return ResultAsync.fromPromise(fetchJson(url), because).andThen(keysIn(issuer))
}
