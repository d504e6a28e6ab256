import type { CommunityDirectory, EventStore, Hasher, StoreFailure } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'

/** Where the history is read, and what opens its events. */
export interface DirectorySource {
  /** The store that holds the history; whoever opened it closes it. */
  readonly store: Pick<EventStore, 'readAll' | 'readStream'>
  readonly hasher: Hasher
}

/** How far a directory that is far behind has come. */
export interface DirectoryProgress {
  /** How many events it has read since it began to catch up. */
  readonly done: number
  /** How many there are to read. */
  readonly total: number
}

/** How a directory follows the history. */
export interface FollowOptions extends DirectorySource {
  /**
   * Told again and again while the directory catches up with more than a thousand events, for example to draw a bar;
   * the last time `done` is `total`. What is to be read is counted for it first.
   */
  readonly onProgress?: (progress: DirectoryProgress) => void
  /** How long `waitFor` waits for a position that the store does not have yet, in milliseconds; 5,000 if left out. */
  readonly patienceMs?: number
}

/** A directory that follows a store. */
export interface FollowingDirectory extends CommunityDirectory {
  /**
   * Reads everything that is new, for example before a server begins to listen. Every question does the same first,
   * so it need not be called.
   */
  readonly catchUp: () => ResultAsync<void, StoreFailure>
}
