import type { EventToAppend, StoreFailure } from '@community-handshake/domain'
import { err, ok, Result } from 'neverthrow'
import { storeFailure } from './failures.js'

/** What one line of the journal holds: the events of one append, so that a crash leaves all of them or none. */
export interface JournalEntry {
  readonly streamId: string
  readonly events: readonly EventToAppend[]
}

/** Writes an entry as a line. */
export const lineOf = ({ streamId, events }: JournalEntry): string =>
  JSON.stringify({ streamId, events: events.map(({ id, type, text, digest }) => ({ id, type, text, digest })) })

const hasTexts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'string')

const isEvent = (value: unknown): value is EventToAppend => hasTexts(value, ['id', 'type', 'text', 'digest'])

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === 'object' &&
  value !== null &&
  hasTexts(value, ['streamId']) &&
  'events' in value &&
  Array.isArray(value.events) &&
  value.events.every(isEvent)

const parseJson = Result.fromThrowable(
  (line: string): unknown => JSON.parse(line),
  () => undefined,
)

/**
 * Reads a line of the journal. Whether the events themselves are what was written is not asked here: each carries the
 * digest of its text and of the event before, and whoever opens it checks them.
 */
export const entryIn = (line: string, lineNumber: number): Result<JournalEntry, StoreFailure> => {
  const value = parseJson(line).unwrapOr(undefined)
  return isEntry(value)
    ? ok(value)
    : err(
        storeFailure('damaged', `Line ${lineNumber} of the journal is not what was written. Restore it from a backup.`),
      )
}
