import {
  authorizationCodeGrantRequest,
  type Client,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  validateAuthResponse,
} from 'oauth4webapi'
import type { Tokens } from '../tokens.js'
import { type ProviderOptions, resourceOf, tokensIn } from './client.js'
import { takeSignIn } from './pending-sign-in.js'
import { type Provider, requestOptions } from './provider.js'

/** A sign-in that is over. */
export interface Completed {
  readonly tokens: Tokens
  readonly returnTo: string
}

const clientOf = ({ settings }: ProviderOptions): Client => ({ client_id: settings.clientId })

const http = (options: ProviderOptions) => ({
  ...requestOptions(options.settings.issuer),
  additionalParameters: resourceOf(options),
})

/** Turns the code that the browser came back with into tokens; undefined where this tab began no sign-in. */
export const exchangeCode = async (
  options: ProviderOptions,
  provider: Provider,
  cameTo: URL,
): Promise<Completed | undefined> => {
  const pending = takeSignIn(options.storage)
  if (pending === undefined) return undefined
  const client = clientOf(options)
  const { state, codeVerifier, nonce, returnTo } = pending
  const answer = validateAuthResponse(provider, client, cameTo, state)
  const response = await authorizationCodeGrantRequest(
    provider,
    client,
    None(),
    answer,
    options.redirectUri,
    codeVerifier,
    http(options),
  )
  const result = await processAuthorizationCodeResponse(provider, client, response, { expectedNonce: nonce })
  return { tokens: tokensIn(result, options.now()), returnTo }
}

/** Gets new tokens for a refresh token (RFC 6749 section 6). */
export const refreshTokens = async (
  options: ProviderOptions,
  provider: Provider,
  refreshToken: string,
): Promise<Tokens> => {
  const client = clientOf(options)
  const response = await refreshTokenGrantRequest(provider, client, None(), refreshToken, http(options))
  return tokensIn(await processRefreshTokenResponse(provider, client, response), options.now())
}
