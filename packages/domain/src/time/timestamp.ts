import { err, ok, type Result } from 'neverthrow'
import type { Branded } from '../identity/ids.js'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'

/**
 * An instant in UTC with milliseconds, always spelled `2026-01-31T09:30:00.000Z` (RFC 3339),
 * so that comparing two of them as text compares them in time.
 */
export type Timestamp = Branded<'Timestamp'>

const dayInMilliseconds = 86_400_000
const spelling = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const rfc3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Makes a {@link Timestamp} of milliseconds since 1970-01-01T00:00Z; the number comes from a `Clock`. */
export const timestampOf = (milliseconds: number): Timestamp => new Date(milliseconds).toISOString() as Timestamp

// Date.parse takes 30 February for 2 March.
const isOnTheCalendar = (date: string): boolean => {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(midnight) && timestampOf(midnight).startsWith(date)
}

/**
 * Reads a {@link Timestamp} from any RFC 3339 text, for example `2026-01-31T10:30:00+01:00`.
 * What is finer than a millisecond is dropped; a leap second is refused.
 */
export const parseTimestamp = (text: string, field = 'time'): Result<Timestamp, ParseFailure> => {
  const upper = text.toUpperCase()
  const [, date] = rfc3339.exec(upper) ?? []
  const stamp = date !== undefined && isOnTheCalendar(date) ? timestampOf(Date.parse(upper)) : undefined
  return stamp !== undefined && spelling.test(stamp)
    ? ok(stamp)
    : err(parseFailure(field, 'must be a time such as 2026-01-31T09:30:00Z'))
}

/** Milliseconds since 1970-01-01T00:00Z. */
export const millisecondsOf = (stamp: Timestamp): number => Date.parse(stamp)

/** The instant that many days of 24 hours later. */
export const addDays = (stamp: Timestamp, days: number): Timestamp =>
  timestampOf(millisecondsOf(stamp) + days * dayInMilliseconds)
