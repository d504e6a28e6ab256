import { err, errAsync, ok, okAsync, type Result, ResultAsync } from 'neverthrow'
import { AuthorizationResponseError, ResponseBodyError } from 'oauth4webapi'
import type { SignInFailure } from '../session-state.js'
import { answerUnexpected, notSecure, providerUnreachable, refusedBecause } from '../sign-in-failures.js'
import type { Way } from '../way.js'
import { authorizationUrl } from './begin.js'
import type { ProviderOptions } from './client.js'
import { type Completed, exchangeCode, refreshTokens } from './exchange.js'
import { providerAt } from './provider.js'
import { signOutAt } from './sign-out.js'

/** Signing in at an identity provider: OpenID Connect, authorization code with PKCE (RFC 7636, RFC 9700). */
export interface ProviderWay extends Way {
  /** Gives where to send the browser, to come back to `returnTo` in the end. */
  readonly begin: (returnTo: string) => ResultAsync<URL, SignInFailure>
  /** Completes the sign-in that the browser came back from. */
  readonly complete: (cameTo: URL) => ResultAsync<Completed, SignInFailure>
}

const failureOf = (thrown: unknown): SignInFailure => {
  if (thrown instanceof AuthorizationResponseError || thrown instanceof ResponseBodyError)
    return refusedBecause(thrown.error_description ?? `The identity provider said no: ${thrown.error}.`)
  // Failing to fetch at all is a TypeError of the browser's.
  return thrown instanceof TypeError ? providerUnreachable : answerUnexpected
}

const isSecure = (): Result<undefined, SignInFailure> => (globalThis.isSecureContext ? ok(undefined) : err(notSecure))

/** Makes the sign-in at an identity provider. Nothing is asked of the provider before it is needed. */
export const providerWay = (options: ProviderOptions): ProviderWay => {
  const provider = providerAt(options.settings.issuer)
  return {
    begin: (returnTo) =>
      isSecure()
        .asyncAndThen(provider)
        .andThen((as) => ResultAsync.fromPromise(authorizationUrl(options, as, returnTo), () => providerUnreachable)),
    complete: (cameTo) =>
      provider()
        .andThen((as) => ResultAsync.fromPromise(exchangeCode(options, as, cameTo), failureOf))
        .andThen((completed) => (completed === undefined ? errAsync(answerUnexpected) : okAsync(completed))),
    renew: ({ renewal }) =>
      renewal === undefined
        ? errAsync(answerUnexpected)
        : provider().andThen((as) => ResultAsync.fromPromise(refreshTokens(options, as, renewal), failureOf)),
    end: async (tokens) => {
      const found = await provider()
      const url = found.isOk() ? await signOutAt(options, found.value, tokens) : undefined
      if (url !== undefined) window.location.assign(url)
    },
  }
}
