import { None, processRevocationResponse, revocationRequest } from 'oauth4webapi'
import type { Tokens } from '../tokens.js'
import type { ProviderOptions } from './client.js'
import { type Provider, requestOptions } from './provider.js'

const revoke = async ({ settings }: ProviderOptions, provider: Provider, { renewal }: Tokens): Promise<void> => {
  if (renewal === undefined || provider.revocation_endpoint === undefined) return
  const client = { client_id: settings.clientId }
  const response = await revocationRequest(provider, client, None(), renewal, requestOptions(settings.issuer))
  await processRevocationResponse(response)
}

/**
 * Takes the refresh token back (RFC 7009), and gives where to send the browser to end the session at the provider
 * (OpenID Connect RP-Initiated Logout 1.0); undefined where the provider has no such place.
 */
export const signOutAt = async (
  options: ProviderOptions,
  provider: Provider,
  tokens: Tokens,
): Promise<URL | undefined> => {
  // What cannot be taken back expires: signing out must not fail for it.
  await revoke(options, provider, tokens).catch(() => undefined)
  const { end_session_endpoint: endpoint } = provider
  if (endpoint === undefined || tokens.idToken === undefined) return undefined
  const url = new URL(endpoint)
  url.searchParams.set('id_token_hint', tokens.idToken)
  url.searchParams.set('post_logout_redirect_uri', options.signedOutUri)
  return url
}
