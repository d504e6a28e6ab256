import { match } from 'ts-pattern'
import type { AuthenticationFailure } from '../authentication/authenticate.js'
import type { ProblemDescription } from './problem-description.js'

const realm = 'Bearer realm="community-handshake"'

// RFC 6750 section 3: no quotes, no backslashes, ASCII only in an error description.
const quotable = (text: string): string => text.replaceAll('"', "'").replaceAll(/[^\x20-\x7e]|\\/g, ' ')

/** Why nobody is known to be behind a request, as a problem with the challenge of RFC 6750. */
export const authenticationProblem = ({ reason, message }: AuthenticationFailure): ProblemDescription =>
  match(reason)
    .returnType<ProblemDescription>()
    .with('no-token', () => ({
      status: 401,
      code: 'not-authenticated',
      detail: message,
      advice: 'Send an access token in the header `Authorization: Bearer …`.',
      retryable: false,
      headers: { 'WWW-Authenticate': realm },
    }))
    .with('invalid-token', () => ({
      status: 401,
      code: 'invalid-token',
      detail: message,
      advice: 'Get a new access token for this service and send the request again.',
      retryable: false,
      headers: { 'WWW-Authenticate': `${realm}, error="invalid_token", error_description="${quotable(message)}"` },
    }))
    .with('unavailable', () => ({
      status: 503,
      code: 'identity-provider-unavailable',
      detail: 'The identity provider cannot be reached, so nobody can be recognised just now.',
      advice: 'Send the same request again in a little while.',
      retryable: true,
      headers: { 'Retry-After': '5' },
    }))
    .exhaustive()
