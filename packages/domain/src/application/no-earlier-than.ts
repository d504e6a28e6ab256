import { millisecondsOf, type Timestamp } from '../time/timestamp.js'

// Servers whose clocks are kept in step differ by far less. Beyond that a clock is wrong, which the history shall show.
const evenedOutMs = 60_000

/**
 * The time of a command that follows on `latest`: where a clock is behind by up to a minute, the later of the two;
 * where it is further behind, its own.
 */
export const noEarlierThan = (latest: Timestamp | undefined, now: Timestamp): Timestamp => {
  if (latest === undefined || now >= latest) return now
  return millisecondsOf(latest) - millisecondsOf(now) <= evenedOutMs ? latest : now
}
