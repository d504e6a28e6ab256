import { timestampOf } from '@community-handshake/domain'
import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyResult, jwtVerify } from 'jose'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { match, P } from 'ts-pattern'
import {
  type Authenticate,
  type AuthenticatedActor,
  type AuthenticationFailure,
  authenticationFailure,
} from './authenticate.js'
import { bearerToken } from './bearer-token.js'
import { actorFromClaims, type ClaimNames } from './claims.js'

/** What a token must be like. */
export interface TokenRules {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly string[]
  readonly clockToleranceSeconds: number
  readonly claims: ClaimNames
  /** The time by which tokens expire; the system's if left out. */
  readonly now?: () => Date
}

const invalid = (message: string): AuthenticationFailure => authenticationFailure('invalid-token', message)

const unavailable = (thrown: unknown): AuthenticationFailure =>
  authenticationFailure('unavailable', thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown))

const claimProblem = (claim: string): string =>
  claim === 'nbf' ? 'The token is not valid yet.' : `The token's claim ${claim} is not what this service expects.`

// Whatever is not a verdict of the library on the token comes from fetching the keys.
const verdict = (thrown: unknown): AuthenticationFailure =>
  match(thrown)
    .with(P.instanceOf(errors.JWTExpired), () => invalid('The token has expired.'))
    .with(P.instanceOf(errors.JWTClaimValidationFailed), ({ claim }) => invalid(claimProblem(claim)))
    .with(P.instanceOf(errors.JWSSignatureVerificationFailed), () => invalid("The token's signature does not fit."))
    .with(P.instanceOf(errors.JOSEAlgNotAllowed), () =>
      invalid('The token is signed with an algorithm not allowed here.'),
    )
    .with(P.instanceOf(errors.JWKSNoMatchingKey), () =>
      invalid('The token is signed with a key that its issuer does not list.'),
    )
    .with(P.instanceOf(errors.JWKSMultipleMatchingKeys), () =>
      invalid('The token must name the key it is signed with (kid).'),
    )
    .with(P.instanceOf(errors.JWKSTimeout), P.instanceOf(errors.JWKSInvalid), unavailable)
    .with({ code: 'ERR_JOSE_GENERIC' }, unavailable)
    .with(P.instanceOf(errors.JOSEError), () => invalid('The token is not a signed JWT that can be verified.'))
    .otherwise(unavailable)

// The end of the year 9999 (RFC 3339 has four digits for a year).
const lastSecond = 253_402_300_799

// RFC 9068 section 2.1 and RFC 7519 section 5.1; the prefix may be left out.
const types = ['at+jwt', 'jwt']

const requireAccessToken = ({
  protectedHeader,
  payload,
}: JWTVerifyResult): Result<JWTVerifyResult['payload'], AuthenticationFailure> => {
  const type = (protectedHeader.typ ?? '').toLowerCase().replace(/^application\//, '')
  return types.includes(type)
    ? ok(payload)
    : err(invalid('The token must have the type at+jwt or JWT in its header typ.'))
}

// RFC 7519 section 4.1.4: seconds, maybe with a fraction. One beyond the calendar never comes.
const expiryIn = ({ exp }: JWTPayload): Pick<AuthenticatedActor, 'expiresAt'> =>
  exp === undefined || exp >= lastSecond ? {} : { expiresAt: timestampOf(exp * 1000) }

/**
 * Makes an {@link Authenticate} that takes signed JWTs as access tokens (RFC 9068): signature, algorithm, type,
 * issuer, audience and times are checked, then the claims become an actor.
 *
 * @param rules what a token must be like
 * @param keys finds the keys that tokens are signed with
 */
export const tokenAuthentication =
  (rules: TokenRules, keys: () => ResultAsync<JWTVerifyGetKey, AuthenticationFailure>): Authenticate =>
  (request) => {
    const verify = (token: string, key: JWTVerifyGetKey) => {
      const { issuer, audience, clockToleranceSeconds: clockTolerance, now } = rules
      const verified = jwtVerify(token, key, {
        issuer,
        audience,
        algorithms: [...rules.algorithms],
        clockTolerance,
        requiredClaims: ['exp'],
        ...(now === undefined ? {} : { currentDate: now() }),
      })
      return ResultAsync.fromPromise(verified, verdict)
    }
    return bearerToken(request)
      .asyncAndThen((token) => keys().andThen((key) => verify(token, key)))
      .andThen(requireAccessToken)
      .andThen((claims) => actorFromClaims(claims, rules.claims).map((actor) => ({ ...actor, ...expiryIn(claims) })))
  }
