import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow'
import type { ApiFailure } from './failure.js'
import { failureOfAnswer } from './failure-of-answer.js'
import { aborted, offline } from './own-failures.js'
import type { TokenSource } from './token-source.js'

/** A request before the token is put to it. */
export interface Outgoing {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
  /** Whether it may be sent again where nobody knows whether it arrived. */
  readonly isRepeatable: boolean
}

/** Sends a request as whoever is signed in, and gives the answer of a success. */
export type Transport = (request: Outgoing) => ResultAsync<Response, ApiFailure>

/** What sends requests, and how patiently. */
export interface TransportOptions {
  readonly tokens: TokenSource
  readonly fetch: typeof globalThis.fetch
  /** The pauses before the second try, the third, …, in milliseconds; a server that asks for longer is not asked again. */
  readonly pausesMs: readonly number[]
}

const sendOnce = (options: TransportOptions, request: Outgoing, token: string): ResultAsync<Response, ApiFailure> => {
  const { url, method, headers, body, signal } = request
  const sent = options.fetch(url, {
    method,
    headers: { Accept: 'application/json, application/problem+json', ...headers, Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    // The token says who asks. Nothing else that a browser may hold for this address shall go along.
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  })
  return ResultAsync.fromPromise(sent, () => (signal?.aborted === true ? aborted : offline))
}

const sendAuthorised = (options: TransportOptions, request: Outgoing): ResultAsync<Response, ApiFailure> =>
  options.tokens
    .token()
    .andThen((token) =>
      sendOnce(options, request, token).andThen((response) =>
        response.status === 401
          ? options.tokens.replace(token).andThen((other) => sendOnce(options, request, other))
          : ok(response),
      ),
    )

const judged = async (response: Response): Promise<Result<Response, ApiFailure>> =>
  response.ok ? ok(response) : err(await failureOfAnswer(response))

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** How long to pause before the same request is sent again; undefined where it is not. */
const pauseBefore = (pausesMs: readonly number[], tried: number, failure: ApiFailure): number | undefined => {
  const own = pausesMs[tried]
  if (own === undefined || (failure.kind !== 'offline' && failure.kind !== 'unavailable')) return undefined
  const asked = failure.kind === 'unavailable' ? failure.waitSeconds * 1000 : 0
  return asked > 5000 ? undefined : Math.max(own, asked)
}

const isOver = ({ signal }: Outgoing): boolean => signal?.aborted === true

/** Sends requests; what failed for a moment only is sent again with the same key, so that nothing is done twice. */
export const transportOver = (options: TransportOptions): Transport => {
  const attempt = (request: Outgoing, tried: number): ResultAsync<Response, ApiFailure> =>
    sendAuthorised(options, request)
      .andThen((response) => new ResultAsync(judged(response)))
      .orElse((failure) => {
        const wait = request.isRepeatable ? pauseBefore(options.pausesMs, tried, failure) : undefined
        if (wait === undefined) return errAsync(failure)
        return ResultAsync.fromSafePromise(pause(wait, request.signal)).andThen(() =>
          isOver(request) ? errAsync(aborted) : attempt(request, tried + 1),
        )
      })
  return (request) => attempt(request, 0)
}
