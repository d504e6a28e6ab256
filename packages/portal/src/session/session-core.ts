import type { ResultAsync } from 'neverthrow'
import { openApi, type PortalApi } from '../api/index.js'
import type { SessionState, SignInFailure } from './session-state.js'
import { refusedBecause, serverUnreachable } from './sign-in-failures.js'
import type { TabStorage } from './tab-storage.js'
import { tokenKeeper } from './token-keeper.js'
import { type Tokens, tokenStore } from './tokens.js'
import type { Way } from './way.js'

/** What every session does, however people sign in. */
export interface SessionCore {
  readonly state: () => SessionState
  readonly subscribe: (listener: (state: SessionState) => void) => () => void
  readonly api: PortalApi
  /** Begins with the tokens that this tab has, if it has any. */
  readonly takeUp: () => void
  /** Begins with new tokens. */
  readonly begin: (tokens: Tokens) => ResultAsync<void, SignInFailure>
  readonly fail: (failure: SignInFailure) => void
  readonly end: () => Promise<void>
}

/** What a session works with. */
export interface CoreOptions {
  readonly apiBase: string
  readonly storage: TabStorage
  readonly way: Way
}

/** Makes the part of a session that all ways of signing in share. */
export const sessionCore = ({ apiBase, storage, way }: CoreOptions): SessionCore => {
  let state: SessionState = { kind: 'starting' }
  const listeners = new Set<(state: SessionState) => void>()
  const become = (next: SessionState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }
  const tokens = tokenKeeper({
    store: tokenStore(storage),
    way,
    now: Date.now,
    onExpired: () => become({ kind: 'signed-out', expired: true }),
  })
  const api = openApi({ apiBase, tokens })

  const recognise = (): ResultAsync<void, SignInFailure> =>
    api
      .caller()
      .map((caller) => become({ kind: 'signed-in', caller }))
      .mapErr((failure) => {
        const { kind, message } = failure
        return kind === 'offline' || kind === 'unavailable' ? serverUnreachable : refusedBecause(message)
      })
  const fail = (failure: SignInFailure): void => become({ kind: 'signed-out', failure })

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    api,
    takeUp: () => {
      if (!tokens.hasTokens()) return become({ kind: 'signed-out' })
      void recognise().match(
        () => undefined,
        (failure) => {
          // Tokens that have just expired have been told of already.
          if (state.kind === 'starting') fail(failure)
        },
      )
    },
    begin: (given) => {
      tokens.take(given)
      return recognise().mapErr((failure) => {
        tokens.clear()
        return failure
      })
    },
    fail,
    end: async () => {
      const ended = tokens.clear()
      become({ kind: 'signed-out' })
      if (ended !== undefined) await way.end(ended)
    },
  }
}
