import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi'
import { type ProviderOptions, resourceOf } from './client.js'
import { rememberSignIn } from './pending-sign-in.js'
import type { Provider } from './provider.js'

/** Where to send the browser to sign in (RFC 6749 section 4.1.1, RFC 7636); this tab remembers what only it may know. */
export const authorizationUrl = async (
  options: ProviderOptions,
  { authorization_endpoint: endpoint }: Provider,
  returnTo: string,
): Promise<URL> => {
  if (endpoint === undefined) throw new Error('the provider has no authorization endpoint')
  const { settings, storage, redirectUri } = options
  const pending = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    codeVerifier: generateRandomCodeVerifier(),
    returnTo,
  }
  const parameters = {
    ...settings.parameters,
    ...resourceOf(options),
    client_id: settings.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: settings.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
    code_challenge_method: 'S256',
  }
  const url = new URL(endpoint)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  rememberSignIn(storage, pending)
  return url
}
