import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { DevelopmentIdentity } from '../api/index.js'
import type { SignInFailure } from './session-state.js'
import { refusedBecause, serverUnreachable } from './sign-in-failures.js'
import type { Tokens } from './tokens.js'
import type { Way } from './way.js'

/** Signing in as sample people. */
export interface DevelopmentWay extends Way {
  readonly people: () => ResultAsync<readonly DevelopmentIdentity[], SignInFailure>
  readonly tokensOf: (id: string) => ResultAsync<Tokens, SignInFailure>
}

interface DevelopmentToken {
  readonly accessToken: string
  readonly expiresIn: number
}

const readJson = async <Value>(response: Response): Promise<Result<Value, SignInFailure>> =>
  response.ok
    ? ok((await response.json()) as Value)
    : err(refusedBecause('This server has no sample people for you: it must be called on the machine that it runs on.'))

/** Makes the sign-in of development, which `portal-settings.json` names only where the server runs for development. */
export const developmentWay = (apiBase: string, fetch: typeof globalThis.fetch): DevelopmentWay => {
  const ask = <Value>(path: string, init: RequestInit = {}): ResultAsync<Value, SignInFailure> =>
    ResultAsync.fromPromise(
      fetch(`${apiBase}${path}`, { credentials: 'omit', ...init }),
      () => serverUnreachable,
    ).andThen((response) => new ResultAsync(readJson<Value>(response)))
  const tokensOf = (id: string): ResultAsync<Tokens, SignInFailure> =>
    ask<DevelopmentToken>('/dev/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id }),
    }).map(({ accessToken, expiresIn }) => ({
      accessToken,
      expiresAt: Date.now() + expiresIn * 1000,
      renewal: id,
    }))
  return {
    people: () => ask<readonly DevelopmentIdentity[]>('/dev/identities'),
    tokensOf,
    renew: ({ renewal = '' }) => tokensOf(renewal),
    end: async () => undefined,
  }
}
