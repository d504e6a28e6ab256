import type { StoreFailure } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import type { Changes } from './changes.js'
import type { EventLog } from './event-log.js'

/** A medium with the ways to reach it; from one of these every event store here is made. */
export interface StoreEngine {
  readonly log: EventLog
  /** Reads from the log at once, and turns what the medium throws into a failure. */
  readonly read: <T>(work: () => T) => Result<T, StoreFailure>
  /** Writes to the log, and gives the answer of `work` when that is safe; what `work` throws leaves nothing behind. */
  readonly write: <T, E>(work: () => Result<T, E>) => Promise<Result<T, E | StoreFailure>>
  readonly changes: Changes
  /** Finishes writes that have begun; from its call on everything else is told that the store is closed. */
  readonly close: () => Promise<void>
}
