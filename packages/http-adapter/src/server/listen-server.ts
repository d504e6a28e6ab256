import type { FastifyInstance } from 'fastify'
import { errAsync, ResultAsync } from 'neverthrow'
import { isLoopbackName } from '../network/loopback.js'
import { isDevelopment } from './development-mode.js'

/** Where to listen. */
export interface ListenAt {
  /** A name or an address of this machine; `127.0.0.1` is reached from this machine only. */
  readonly host: string
  /** 0 for any free port, otherwise up to 65,535. */
  readonly port: number
}

/** The server listens. */
export interface Listening {
  /** Its address, with the port that was found. */
  readonly url: string
}

/** The server cannot listen there; `message` says what to do. */
export interface ListenFailure {
  readonly kind: 'listen-failure'
  readonly reason:
    | 'port-in-use'
    | 'port-forbidden'
    | 'port-invalid'
    | 'host-unknown'
    | 'development-beyond-loopback'
    | 'failed'
  readonly message: string
}

const failure = (reason: ListenFailure['reason'], message: string): ListenFailure => ({
  kind: 'listen-failure',
  reason,
  message,
})

const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : ''

const explain =
  ({ host, port }: ListenAt) =>
  (thrown: unknown): ListenFailure => {
    switch (codeOf(thrown)) {
      case 'EADDRINUSE':
        return failure('port-in-use', `Port ${port} of ${host} is in use. Stop what uses it, or choose another port.`)
      case 'EACCES':
        return failure('port-forbidden', `Port ${port} is not allowed to you. Choose one from 1024 on.`)
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
      case 'EINVAL':
        return failure('host-unknown', `${host} is no name or address of this machine. 127.0.0.1 always is.`)
      default:
        return failure(
          'failed',
          `Cannot listen on ${host}:${port}: ${thrown instanceof Error ? thrown.message : 'unknown'}`,
        )
    }
  }

/**
 * Listens. A server with development identities does so on this machine only: anybody could sign in as anybody there.
 *
 * @param app the server, not listening yet; close it if this fails
 */
export const listenServer = (app: FastifyInstance, at: ListenAt): ResultAsync<Listening, ListenFailure> => {
  const { host, port } = at
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return errAsync(failure('port-invalid', `${port} is no port. Choose one from 0 (any free one) to 65535.`))
  if (isDevelopment(app) && !isLoopbackName(host)) {
    const message = `With development identities the server listens on this machine only, not on ${host}. Use 127.0.0.1, or real authentication.`
    return errAsync(failure('development-beyond-loopback', message))
  }
  return ResultAsync.fromPromise(app.listen({ host, port }), explain(at)).map((url) => ({ url }))
}
