import type { Result, ResultAsync } from 'neverthrow'
import type { Timestamp } from '../time/timestamp.js'
import type { AbortSignal } from './abort-signal.js'
import type { StoredEvent, StoreFailure } from './event-store.js'

/**
 * The work for an event was not done.
 * - `retry`: it may go well later.
 * - `park`: it never will; the event is set aside until somebody has looked at it.
 */
export interface WorkFailure {
  readonly kind: 'work-failure'
  readonly action: 'retry' | 'park'
  /** Why, for whoever looks at it. It is stored, so it must hold no secret. */
  readonly reason: string
}

/** An event to work on. */
export interface WorkItem {
  readonly event: StoredEvent
  /** How often the event has been handed out, this time included; 1 for the first time. */
  readonly attempt: number
}

/**
 * Does the work for one event. It may be asked to do so again for an event that it has worked on already, since
 * what cannot be noted down in time is handed out once more: so the work must come to the same when done twice.
 */
export type Work = (item: WorkItem) => ResultAsync<void, WorkFailure>

/** How to work on events. */
export interface ConsumeOptions {
  readonly work: Work
  /** Ends it: work that has begun is finished, and nothing new is begun. */
  readonly signal: AbortSignal
  /** On how many events to work at the same time, 1 to 100; 8 if left out. */
  readonly concurrency?: number
}

/** An event that was set aside. */
export interface ParkedWork {
  readonly streamId: string
  readonly revision: bigint
  readonly reason: string
  readonly parkedAt: Timestamp
}

/** How a group is doing. */
export interface ConsumerGroupStatus {
  /** How many events are set aside. */
  readonly parked: number
  /** How many events somebody is working on. */
  readonly inHand: number
}

/**
 * Members of one group share work on events, in this process and in others: each event is worked on at least once,
 * by any of them, and in no promised order. How far the group has come outlives its members.
 */
export interface ConsumerGroup {
  /**
   * Takes part in the work until the signal is aborted or the group is closed. When the store is not available it goes on
   * as soon as that is back; it fails only where that cannot help.
   */
  readonly consume: (options: ConsumeOptions) => ResultAsync<void, StoreFailure>
  readonly status: () => ResultAsync<ConsumerGroupStatus, StoreFailure>
  /** Events that were set aside, the one that has waited longest first. */
  readonly parked: (limit?: number) => ResultAsync<readonly ParkedWork[], StoreFailure>
  /** Hands out everything that was set aside once more, as if for the first time. */
  readonly replayParked: () => ResultAsync<void, StoreFailure>
  /** Forgets how far the group has come and what it set aside. */
  readonly remove: () => ResultAsync<void, StoreFailure>
  /** Ends every `consume` as its signal would. */
  readonly close: () => Promise<void>
}

/** What a group is and how patient it is. What it is was settled when it first took part; later values do not change it. */
export interface ConsumerGroupOptions {
  /** 1 to 100 letters, digits, full stops, hyphens or underscores. */
  readonly name: string
  /** Only events of streams whose name begins so; all if left out. */
  readonly streamPrefix?: string
  /** Where a new group begins: at the first event, or after the last one that there is. `start` if left out. */
  readonly from?: 'start' | 'end'
  /** How long one attempt may take, in milliseconds, 100 to 3,600,000; then others get the event too. 30,000 if left out. */
  readonly leaseMs?: number
  /** After how many attempts an event is set aside, 1 to 1,000; 10 if left out. */
  readonly maxAttempts?: number
  /**
   * The longest pause before another attempt, in milliseconds, 1 up to half of `leaseMs`; pauses grow from 100 on.
   * 10,000 if left out, or less where the lease is shorter.
   */
  readonly longestPauseMs?: number
}

/** Opens consumer groups. */
export interface ConsumerGroups {
  /** A group by its name; it is made by the first one who takes part. Wrong options are `invalid`. */
  readonly group: (options: ConsumerGroupOptions) => Result<ConsumerGroup, StoreFailure>
}
