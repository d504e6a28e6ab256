/** How live events are sent. */
export interface LiveOptions {
  /** Milliseconds of silence after which a heartbeat is sent; 15,000 if left out. */
  readonly heartbeatMs?: number
  /** How long one stream lives at most, in milliseconds, so that rights are asked for again; 3,600,000 if left out. */
  readonly longestMs?: number
  /** How many events a client may fall behind before it is dropped; 1,000 if left out. */
  readonly rememberedEvents?: number
  /** How many streams one person may have open at a time; 20 if left out. */
  readonly streamsPerPerson?: number
  /** How long a client that is dropped has to take its last event, in milliseconds; 2,000 if left out. */
  readonly graceMs?: number
  /** The pause before the store is asked again after it failed, in milliseconds; 1,000 if left out. */
  readonly retryMs?: number
}
