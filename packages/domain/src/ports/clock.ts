import type { Timestamp } from '../time/timestamp.js'

/** Tells the time; the domain itself never does. */
export interface Clock {
  readonly now: () => Timestamp
}
