import type { TabStorage } from './tab-storage.js'

/** What a sign-in gave. */
export interface Tokens {
  readonly accessToken: string
  /** Milliseconds since 1970; left out where the provider does not say. */
  readonly expiresAt?: number
  /** What renews it: a refresh token, or the id of a sample person. */
  readonly renewal?: string
  /** To name the session when it is ended at the provider. */
  readonly idToken?: string
}

const name = 'tokens'

const isTokens = (value: unknown): value is Tokens =>
  typeof value === 'object' && value !== null && 'accessToken' in value && typeof value.accessToken === 'string'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where the tokens of this tab are kept. */
export interface TokenStore {
  readonly read: () => Tokens | undefined
  readonly write: (tokens: Tokens) => void
  readonly clear: () => void
}

/**
 * Keeps tokens in the storage of the tab. Memory alone would sign people out at every reload. A script that could read
 * the storage could ask for tokens in their name as well, so the defence is to let no such script in: the pages run
 * under a policy that allows this server's own scripts and no inline ones. The storage of the tab goes with the tab,
 * and no other tab sees it.
 */
export const tokenStore = (storage: TabStorage): TokenStore => ({
  read: () => {
    const value = parsed(storage.read(name) ?? '')
    return isTokens(value) ? value : undefined
  },
  write: (tokens) => storage.write(name, JSON.stringify(tokens)),
  clear: () => storage.remove(name),
})
