import type { ResultAsync } from 'neverthrow'
import type { Position, StoreFailure } from './event-store.js'

/** Remembers how far a reader of the history has come, across restarts. */
export interface Checkpoints {
  /** The position that was saved last under this name; undefined for none. */
  readonly load: (name: string) => ResultAsync<Position | undefined, StoreFailure>
  /** Saves a position durably. */
  readonly save: (name: string, position: Position) => ResultAsync<void, StoreFailure>
}
