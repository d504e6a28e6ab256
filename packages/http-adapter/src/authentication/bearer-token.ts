import { err, ok, type Result } from 'neverthrow'
import { type AuthenticationFailure, authenticationFailure, type RequestToAuthenticate } from './authenticate.js'

// RFC 6750 section 2.1: the only way in which we take a token; never in a URL and never in a body.
const bearer = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i

/** Takes the access token out of `Authorization: Bearer …`. */
export const bearerToken = ({ headers }: RequestToAuthenticate): Result<string, AuthenticationFailure> => {
  const { authorization = '' } = headers
  const token = bearer.exec(authorization)?.[1]
  if (token !== undefined) return ok(token)
  return /^Bearer\b/i.test(authorization)
    ? err(authenticationFailure('invalid-token', 'The header Authorization holds no well-formed token.'))
    : err(authenticationFailure('no-token', 'The request carries no access token.'))
}
