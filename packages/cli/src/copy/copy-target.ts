import type { StoredEvent } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import type { AuditFailure } from '../audit/audit-failure.js'

/** The events of a history, in the order in which they were stored; a failure is the last that comes. */
export type CopiedHistory = AsyncGenerator<Result<StoredEvent, AuditFailure>, void, void>

/** Where a history is copied from. */
export interface CopySource {
  readonly events: () => CopiedHistory
  readonly close: () => Promise<void>
}

/** Where a history is copied to. */
export interface CopyTarget extends CopySource {
  /** Whether an event of the target is the one of the source. */
  readonly isSame: (source: StoredEvent, target: StoredEvent) => boolean
  /** Puts events after those that are there. Where it fails, those before the failure are there, and none after it. */
  readonly add: (events: readonly StoredEvent[]) => Promise<Result<void, AuditFailure>>
  /** Makes the copy lasting, once everything was added. */
  readonly finish: () => Promise<Result<void, AuditFailure>>
}
