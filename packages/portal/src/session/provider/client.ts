import type { TokenEndpointResponse } from 'oauth4webapi'
import type { SignInSettings } from '../portal-settings.js'
import type { TabStorage } from '../tab-storage.js'
import type { Tokens } from '../tokens.js'

/** What signing in at a provider works with. */
export interface ProviderOptions {
  readonly settings: Extract<SignInSettings, { kind: 'oidc' }>
  readonly storage: TabStorage
  /** Where the provider sends the browser back to; known to the provider. */
  readonly redirectUri: string
  /** Where the provider sends the browser after signing out. */
  readonly signedOutUri: string
  readonly now: () => number
}

/** For which service a token is asked for, where the provider wants to be told (RFC 8707). */
export const resourceOf = ({ settings: { resource } }: ProviderOptions): Readonly<Record<string, string>> =>
  resource === undefined ? {} : { resource }

/** What the token endpoint gave. */
export const tokensIn = (answer: TokenEndpointResponse, now: number): Tokens => ({
  accessToken: answer.access_token,
  ...(answer.expires_in === undefined ? {} : { expiresAt: now + answer.expires_in * 1000 }),
  ...(answer.refresh_token === undefined ? {} : { renewal: answer.refresh_token }),
  ...(answer.id_token === undefined ? {} : { idToken: answer.id_token }),
})
