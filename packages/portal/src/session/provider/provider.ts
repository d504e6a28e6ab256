import { ResultAsync } from 'neverthrow'
import {
  type AuthorizationServer,
  allowInsecureRequests,
  discoveryRequest,
  processDiscoveryResponse,
} from 'oauth4webapi'
import type { SignInFailure } from '../session-state.js'
import { providerUnreachable } from '../sign-in-failures.js'

/** What the identity provider says about itself (OpenID Connect Discovery 1.0). */
export type Provider = AuthorizationServer

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** How the provider is asked: without TLS on this very machine only. */
export const requestOptions = (issuer: string): { readonly [allowInsecureRequests]: boolean } => {
  const { protocol, hostname } = new URL(issuer)
  return { [allowInsecureRequests]: protocol === 'http:' && loopback.test(hostname) }
}

const discover = async (issuer: string): Promise<Provider> => {
  const url = new URL(issuer)
  return processDiscoveryResponse(url, await discoveryRequest(url, requestOptions(issuer)))
}

/** Gives what finds out about the provider once, and again where it could not be found out. */
export const providerAt = (issuer: string): (() => ResultAsync<Provider, SignInFailure>) => {
  let known: Promise<Provider> | undefined
  return () => {
    known ??= discover(issuer)
    return ResultAsync.fromPromise(known, () => {
      known = undefined
      return providerUnreachable
    })
  }
}
