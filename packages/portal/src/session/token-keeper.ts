import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { type ApiFailure, offline, signedOut, type TokenSource } from '../api/index.js'
import type { SignInFailure } from './session-state.js'
import type { TokenStore, Tokens } from './tokens.js'
import type { Way } from './way.js'

/** The tokens of this tab, kept fresh. */
export interface TokenKeeper extends TokenSource {
  readonly take: (tokens: Tokens) => void
  readonly clear: () => Tokens | undefined
  readonly hasTokens: () => boolean
}

/** What keeping tokens fresh needs. */
export interface KeeperOptions {
  readonly store: TokenStore
  readonly way: Pick<Way, 'renew'>
  readonly now: () => number
  /** Called where the sign-in has ended and cannot be renewed. */
  readonly onExpired: () => void
}

// A token that expires on its way to the server is refused.
const earlyMs = 30_000

const isTemporary = ({ reason }: SignInFailure): boolean =>
  reason === 'provider-unreachable' || reason === 'server-unreachable'

/** Keeps tokens fresh. Whoever asks while they are renewed waits for the one renewal: most refresh tokens work once. */
export const tokenKeeper = ({ store, way, now, onExpired }: KeeperOptions): TokenKeeper => {
  let renewing: ResultAsync<string, ApiFailure> | undefined

  const expire = (): ResultAsync<never, ApiFailure> => {
    if (store.read() !== undefined) {
      store.clear()
      onExpired()
    }
    return errAsync(signedOut)
  }
  const renew = (tokens: Tokens): ResultAsync<string, ApiFailure> => {
    renewing ??= way
      .renew(tokens)
      .map((renewed) => {
        renewing = undefined
        store.write({ ...tokens, ...renewed })
        return renewed.accessToken
      })
      .orElse((failure) => {
        renewing = undefined
        return isTemporary(failure) ? errAsync(offline) : expire()
      })
    return renewing
  }
  const isFresh = ({ expiresAt }: Tokens): boolean => expiresAt === undefined || expiresAt - earlyMs > now()

  return {
    token: () => {
      const tokens = store.read()
      if (tokens === undefined) return errAsync(signedOut)
      return isFresh(tokens) ? okAsync(tokens.accessToken) : renew(tokens)
    },
    replace: (refused) => {
      const tokens = store.read()
      if (tokens === undefined) return errAsync(signedOut)
      // Another request may have renewed it meanwhile.
      return tokens.accessToken === refused ? renew(tokens) : okAsync(tokens.accessToken)
    },
    take: (tokens) => store.write(tokens),
    clear: () => {
      const tokens = store.read()
      store.clear()
      return tokens
    },
    hasTokens: () => store.read() !== undefined,
  }
}
