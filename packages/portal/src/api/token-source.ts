import type { ResultAsync } from 'neverthrow'
import type { ApiFailure } from './failure.js'

/** Where access tokens come from. */
export interface TokenSource {
  /** A token that is still good, as far as is known; renewed before where it is about to expire. */
  readonly token: () => ResultAsync<string, ApiFailure>
  /** Another token than the one that the server did not take. */
  readonly replace: (refused: string) => ResultAsync<string, ApiFailure>
}
