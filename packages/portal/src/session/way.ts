import type { ResultAsync } from 'neverthrow'
import type { SignInFailure } from './session-state.js'
import type { Tokens } from './tokens.js'

/** What a way of signing in does besides letting people in. */
export interface Way {
  /** Gets new tokens without asking anybody; fails where somebody must be asked. */
  readonly renew: (tokens: Tokens) => ResultAsync<Tokens, SignInFailure>
  /** Ends the session where it began; the tokens are forgotten already. */
  readonly end: (tokens: Tokens) => Promise<void>
}
