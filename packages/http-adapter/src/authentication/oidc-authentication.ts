import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import { okAsync, type ResultAsync } from 'neverthrow'
import type { Authenticate, AuthenticationFailure } from './authenticate.js'
import { type ClaimNames, defaultClaimNames } from './claims.js'
import { discoverJwksUri } from './discovery.js'
import { rememberTokens } from './remembered-tokens.js'
import { isTrustworthyUrl } from './trustworthy-url.js'
import { tokenAuthentication } from './verify-token.js'

/** How tokens of an OpenID provider are checked. */
export interface OidcOptions {
  /** The issuer exactly as tokens name it (`iss`): an HTTPS URL, or one on this machine. */
  readonly issuer: string
  /** What tokens for this service carry as `aud`. */
  readonly audience: string
  /** Where the provider's keys are; asked of the provider's discovery document if left out. */
  readonly jwksUri?: string
  /** The names of the claims that differ from {@link defaultClaimNames}. */
  readonly claims?: Partial<ClaimNames>
  /** The signature algorithms taken, asymmetric ones only; the usual ones if left out. */
  readonly algorithms?: readonly string[]
  /** How far the clocks may be apart, in seconds; 5 if left out. */
  readonly clockToleranceSeconds?: number
  /** The least time between two fetches of the keys because of an unknown one, in seconds; 30 if left out. */
  readonly keyCooldownSeconds?: number
  /**
   * For how long an accepted token is taken again without verifying it, in seconds, but never beyond its expiry;
   * 30 if left out, 0 for not at all. So long does a key count on that the provider has withdrawn.
   */
  readonly rememberSeconds?: number
}

const mostRemembered = 10_000

/** The signature algorithms that are taken if nothing else is said (RFC 7518, RFC 8037, RFC 9864). */
export const defaultAlgorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

const trustworthy = (name: string, text: string): string => {
  if (!URL.canParse(text) || !isTrustworthyUrl(new URL(text)))
    throw new RangeError(`${name} must be an https:// URL, or an http:// URL on this machine`)
  return text
}

const asymmetric = (algorithms: readonly string[]): readonly string[] => {
  const unknown = algorithms.filter((algorithm) => !defaultAlgorithms.includes(algorithm))
  if (algorithms.length === 0 || unknown.length > 0)
    throw new RangeError(`algorithms must be some of ${defaultAlgorithms.join(', ')}`)
  return algorithms
}

/** Asks for something once and remembers it; a failure is not remembered, so that the next caller asks again. */
const remembered = <Value, Failure>(ask: () => ResultAsync<Value, Failure>): (() => ResultAsync<Value, Failure>) => {
  let asked: ResultAsync<Value, Failure> | undefined
  return () => {
    asked ??= ask().mapErr((failure) => {
      asked = undefined
      return failure
    })
    return asked
  }
}

/**
 * Takes access tokens of an OpenID provider: signed JWTs (RFC 9068) whose keys are fetched from the provider,
 * cached, and fetched again when a token names a new one.
 *
 * @throws RangeError if an option cannot work, with what to do about it; it is a mistake in the configuration
 * @example
 * ```ts
 * const authenticate = oidcAuthentication({ issuer: 'https://id.example.com', audience: 'community-handshake' })
 * ```
 */
export const oidcAuthentication = (options: OidcOptions): Authenticate => {
  const issuer = trustworthy('issuer', options.issuer)
  const { jwksUri, clockToleranceSeconds = 5, keyCooldownSeconds = 30, rememberSeconds = 30 } = options
  if (options.audience === '') throw new RangeError('audience must not be empty: it keeps tokens for others out')
  const remoteKeys = (url: URL): JWTVerifyGetKey =>
    createRemoteJWKSet(url, { timeoutDuration: 5000, cooldownDuration: keyCooldownSeconds * 1000 })
  const fixed = jwksUri === undefined ? undefined : remoteKeys(new URL(trustworthy('jwksUri', jwksUri)))
  const discovered = remembered(() => discoverJwksUri(issuer).map(remoteKeys))
  const keys = (): ResultAsync<JWTVerifyGetKey, AuthenticationFailure> =>
    fixed === undefined ? discovered() : okAsync(fixed)
  const verified = tokenAuthentication(
    {
      issuer,
      audience: options.audience,
      algorithms: asymmetric(options.algorithms ?? defaultAlgorithms),
      clockToleranceSeconds,
      claims: { ...defaultClaimNames, ...options.claims },
    },
    keys,
  )
  return rememberTokens(verified, { seconds: rememberSeconds, tokens: mostRemembered })
}
