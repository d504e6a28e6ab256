import { match, P } from 'ts-pattern'
import type { ApiFailure } from './failure.js'
import { broken, signedOut } from './own-failures.js'
import type { Problem } from './views.js'

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'detail' in value &&
  typeof value.detail === 'string'

const readProblem = async (response: Response): Promise<Problem | undefined> => {
  if (!(response.headers.get('Content-Type') ?? '').startsWith('application/problem+json')) return undefined
  const body: unknown = await response.json().catch(() => undefined)
  return isProblem(body) ? body : undefined
}

/** How many seconds an answer asks to wait (RFC 9110 section 10.2.3); only that form is sent by the API. */
export const waitSecondsOf = (response: Response): number | undefined => {
  const text = response.headers.get('Retry-After') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

const explained = ({ detail, advice, retryable, correlationId, code }: Problem) => ({
  ...{ code, message: detail, advice, retryable, correlationId },
})

const failureOfProblem = (problem: Problem, waitSeconds: number | undefined): ApiFailure => {
  const { facts = {}, errors = [], status, state } = problem
  const told = explained(problem)
  return match(status)
    .returnType<ApiFailure>()
    .with(400, () => ({ kind: 'invalid', ...told, errors }))
    .with(401, () => ({ ...signedOut, correlationId: problem.correlationId }))
    .with(404, () => ({ kind: 'not-found', ...told, facts }))
    .with(412, () => ({ kind: 'changed', ...told, facts }))
    .with(503, () => ({ kind: 'unavailable', ...told, waitSeconds: waitSeconds ?? 5 }))
    .with(P.number.gte(500), () => ({ kind: 'broken', ...told, status }))
    .otherwise(() => ({
      kind: 'refused',
      ...told,
      facts,
      ...(state === undefined ? {} : { state }),
      ...(waitSeconds === undefined ? {} : { waitSeconds }),
    }))
}

/** What an answer that is not a success means. */
export const failureOfAnswer = async (response: Response): Promise<ApiFailure> => {
  const problem = await readProblem(response)
  if (problem !== undefined) return failureOfProblem(problem, waitSecondsOf(response))
  return response.status === 401 ? signedOut : broken(response.status)
}
