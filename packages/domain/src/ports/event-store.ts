import type { ResultAsync } from 'neverthrow'
import type { Branded, EventId } from '../identity/ids.js'
import type { AbortSignal } from './abort-signal.js'

/** Where an event stands among all events of a store: opaque text, later positions sort after earlier ones. */
export type Position = Branded<'Position'>

/** What revision a stream must have for an append to go through. A revision is that of the last event; the first is 0. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint

/** An event ready to be stored. `text` is kept to the byte: it is what `digest` was made of. */
export interface EventToAppend {
  readonly id: EventId
  readonly type: string
  /** The whole event as canonical JSON (RFC 8785). */
  readonly text: string
  /** SHA-256 of `text`, in hexadecimal. */
  readonly digest: string
}

/** An event as the store gives it back. */
export interface StoredEvent extends EventToAppend {
  readonly streamId: string
  readonly revision: bigint
  readonly position: Position
  /**
   * What the personal data sealed in `text` says, as JSON by sealed value. No store gives it: `openedStore` adds it.
   * Without it, stand-ins are read in the place of what is sealed.
   */
  readonly personal?: ReadonlyMap<string, string>
}

/** What an append did. */
export interface Appended {
  /** The revision of the last event appended. */
  readonly revision: bigint
  /** The position of the last event appended. */
  readonly position: Position
}

/** The stream did not have the expected revision; nothing was written. */
export interface RevisionConflict {
  readonly kind: 'revision-conflict'
  readonly streamId: string
  readonly expected: ExpectedRevision
  readonly actual: 'no_stream' | bigint
}

/**
 * The store cannot do it now or at all.
 * - `unavailable`: nothing was written; trying again can help.
 * - `unknown-outcome`: it may or may not have been written; append the same events again to find out.
 * - `invalid`: the caller asked for something impossible, for example to append no events.
 * - `damaged`: the stored data cannot be read; `message` says what to do.
 * - `closed`: the store was closed.
 */
export interface StoreFailure {
  readonly kind: 'store-failure'
  readonly reason: 'unavailable' | 'unknown-outcome' | 'invalid' | 'damaged' | 'closed'
  readonly message: string
}

/** Where and how much to read of a stream. */
export interface ReadStreamOptions {
  /** The first revision wanted; 0 if left out. */
  readonly from?: bigint
  /** At most so many events, 1 to 10,000; 1,000 if left out. */
  readonly limit?: number
}

/** Where and how much to read of all streams. */
export interface ReadAllOptions {
  /** Only what comes after this position; everything if left out. */
  readonly after?: Position
  /** At most so many events, 1 to 10,000; 1,000 if left out. */
  readonly limit?: number
  /** Only streams whose name begins so. */
  readonly streamPrefix?: string
}

/** What to follow. */
export interface SubscribeOptions {
  /** Only what comes after this position; everything if left out. */
  readonly after?: Position
  /** Only streams whose name begins so. */
  readonly streamPrefix?: string
  /** Ends the subscription. */
  readonly signal: AbortSignal
}

/**
 * What a subscription tells.
 * - `event`: the next event, each exactly once and in the order of positions.
 * - `caught-up`: everything stored so far has been told; it comes again after each time of catching up.
 *   `position` is the last position looked at, even where the filter left all events out; absent in an empty store.
 * - `failed`: the store cannot go on; the subscription is over, subscribe again after the last position.
 */
export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'caught-up'; readonly position?: Position }
  | { readonly kind: 'failed'; readonly failure: StoreFailure }

/** Keeps events in streams, for ever and in order. One contract suite in `domain/testing` says what that means. */
export interface EventStore {
  /**
   * Appends events to the end of a stream, all or none.
   * Appending the very same events (same ids, same texts) at the same place again changes nothing
   * and gives the first answer; an id that stands elsewhere already is `invalid`.
   */
  readonly append: (
    streamId: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ) => ResultAsync<Appended, RevisionConflict | StoreFailure>
  /** Reads a part of a stream in the order of revisions; a stream that does not exist is empty. */
  readonly readStream: (
    streamId: string,
    options?: ReadStreamOptions,
  ) => ResultAsync<readonly StoredEvent[], StoreFailure>
  /** Reads a part of all streams in the order of positions. */
  readonly readAll: (options?: ReadAllOptions) => ResultAsync<readonly StoredEvent[], StoreFailure>
  /** Tells the past and then, as it happens, the present, until `signal` is aborted. */
  readonly subscribe: (options: SubscribeOptions) => AsyncIterable<SubscriptionMessage>
  /** Ends subscriptions, finishes appends that have begun, and lets go of files and connections. */
  readonly close: () => Promise<void>
}
