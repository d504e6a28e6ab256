import { STATUS_CODES } from 'node:http'
import type { FastifyBaseLogger } from 'fastify'
import type { ResultAsync } from 'neverthrow'
import type { HttpFailure } from '../problems/http-failure.js'
import type { ProblemDescription } from '../problems/problem-description.js'
import { problemOf } from '../problems/problem-of.js'
import { changeOf, positionHeader } from '../requests/community-position.js'
import { correlationHeader } from '../requests/correlation.js'
import { type CorrelatedRequest, correlationOf } from '../requests/request-identity.js'
import type { Problem } from '../schemas/problem.js'
import type { Answer } from './answer.js'

/** The part of a request that handling and answering it needs, besides its typed input. */
export interface AnsweredRequest extends CorrelatedRequest {
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn'>
}

/** The part of a reply that sending needs. Methods, since Fastify narrows their parameters route by route. */
export interface Reply {
  code(status: number): Reply
  headers(values: Record<string, string>): Reply
  send(payload?: unknown): Reply
}

const titleOf = (code: string): string => {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const problemBody = (request: CorrelatedRequest, described: ProblemDescription): Problem => {
  const { headers: _headers, code, status, errors, state, facts, ...rest } = described
  return {
    type: `urn:community-handshake:problem:${code}`,
    title: code === 'turned-away' ? (STATUS_CODES[status] ?? titleOf(code)) : titleOf(code),
    status,
    code,
    ...rest,
    correlationId: correlationOf(request),
    ...(state === undefined ? {} : { state }),
    ...(facts === undefined ? {} : { facts }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  }
}

const report = ({ log }: AnsweredRequest, failure: HttpFailure, { status, code }: ProblemDescription): void => {
  if (status < 500) return
  if (failure.kind === 'unexpected') log.error({ err: failure.cause, code }, 'request failed')
  else
    log.error({ failure: failure.kind, code, reason: 'message' in failure ? failure.message : code }, 'request failed')
}

/** Sends a failure as a problem (RFC 9457), and logs it where it is the server's own. */
export const sendProblem = (request: AnsweredRequest, reply: Reply, failure: HttpFailure): Reply => {
  const described = problemOf(failure)
  report(request, failure, described)
  return reply
    .code(described.status)
    .headers({
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      [correlationHeader]: correlationOf(request),
      ...described.headers,
    })
    .send(problemBody(request, described))
}

const sendAnswer = (request: AnsweredRequest, reply: Reply, { status, headers, body }: Answer): Reply => {
  const position = changeOf(request)
  return reply
    .code(status)
    .headers({ ...headers, ...(position === undefined ? {} : { [positionHeader]: position }) })
    .send(body)
}

/** Sends what came of a request: the one place where results become answers. */
export const send = async (
  request: AnsweredRequest,
  reply: Reply,
  work: ResultAsync<Answer, HttpFailure>,
): Promise<Reply> => {
  const result = await work
  return result.match(
    (answer) => sendAnswer(request, reply, answer),
    (failure) => sendProblem(request, reply, failure),
  )
}
