import { match } from 'ts-pattern'
import type { InputError } from '../schemas/problem.js'
import { authenticationProblem } from './authentication-problem.js'
import { type HttpFailure, invalidPart, invalidRequest, type TurnedAway } from './http-failure.js'
import type { ProblemDescription } from './problem-description.js'
import { protocolProblem } from './protocol-problem.js'
import { accountRefusalProblem, confidentialRefusalProblem, limitProblem, refusalProblem } from './refusal-problem.js'
import { behind, contended, internalError, storeProblem, unavailable } from './unavailable-problem.js'

const invalidInput = (errors: readonly InputError[]): ProblemDescription => ({
  status: 400,
  code: 'invalid-request',
  detail: errors.map(({ in: part, pointer, message }) => `${part}${pointer} ${message}`).join('; '),
  advice: 'Correct what `errors` names and send the request again.',
  retryable: false,
  errors,
})

const neverMatches: ProblemDescription = {
  status: 412,
  code: 'precondition-failed',
  detail: 'If-Match names no state that can be current: it needs a strong ETag of this resource (RFC 9110, 13.1.1).',
  advice: 'Read it again and send its ETag, for example "3" with the quotes and without W/.',
  retryable: false,
}

const turnedAway = ({ status, message }: TurnedAway): ProblemDescription => ({
  status,
  code: 'turned-away',
  detail: message,
  advice: 'Ask whoever runs this server.',
  retryable: status === 429,
})

/** What an HTTP client is told about a failure. Internals stay inside. */
export const problemOf = (failure: HttpFailure): ProblemDescription =>
  match(failure)
    .with({ kind: 'refusal' }, (refusal) => refusalProblem(refusal))
    .with({ kind: 'confidential-refusal' }, ({ refusal }) => confidentialRefusalProblem(refusal))
    .with({ kind: 'account-refusal' }, accountRefusalProblem)
    .with({ kind: 'limit-reached' }, limitProblem)
    .with({ kind: 'unknown-cursor' }, ({ message }) => invalidInput(invalidRequest('query', 'cursor', message).errors))
    .with({ kind: 'invalid-input' }, (input) => invalidInput(invalidPart('body')(input).errors))
    .with({ kind: 'invalid-request' }, ({ errors }) => invalidInput(errors))
    .with({ kind: 'precondition-failed' }, () => neverMatches)
    .with({ kind: 'authentication-failure' }, authenticationProblem)
    .with({ kind: 'protocol-failure' }, ({ code }) => protocolProblem(code))
    .with({ kind: 'turned-away' }, turnedAway)
    .with({ kind: 'store-failure' }, storeProblem)
    .with({ kind: 'contention' }, () => contended)
    .with({ kind: 'directory-behind' }, () => behind)
    .with({ kind: 'unavailable' }, () => unavailable)
    .with({ kind: 'described-problem' }, ({ description }) => description)
    .with({ kind: 'history-damaged' }, { kind: 'unexpected' }, () => internalError)
    .exhaustive()
