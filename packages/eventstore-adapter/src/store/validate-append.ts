import type { EventToAppend, ExpectedRevision, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from './failures.js'

/** What somebody wants to append. */
export interface AppendRequest {
  readonly streamId: string
  readonly expected: ExpectedRevision
  readonly events: readonly EventToAppend[]
}

const longestName = 512
const longestText = 16 * 1024 * 1024

const problemOfName = (what: string, name: string): string | undefined => {
  if (name.length === 0 || name.length > longestName) return `${what} must have 1 to ${longestName} characters.`
  // What cannot be written as UTF-8 would come back changed.
  return name.isWellFormed() && !name.includes('\0') ? undefined : `${what} must be valid Unicode without U+0000.`
}

/** Checks the name of a stream or of a checkpoint. */
export const validateName = (what: string, name: string): Result<void, StoreFailure> => {
  const problem = problemOfName(what, name)
  return problem === undefined ? ok(undefined) : err(storeFailure('invalid', problem))
}

const problemOfExpected = (expected: ExpectedRevision): string | undefined => {
  const isName = expected === 'any' || expected === 'no_stream' || expected === 'stream_exists'
  return isName || (typeof expected === 'bigint' && expected >= 0n)
    ? undefined
    : "The expected revision must be 'any', 'no_stream', 'stream_exists' or a bigint from 0n on."
}

const problemOfEvent = ({ id, type, text, digest }: EventToAppend): string | undefined => {
  const nameProblem = problemOfName('An event id', id) ?? problemOfName('An event type', type)
  if (nameProblem !== undefined) return nameProblem
  if (text.length > longestText) return `The text of an event must have at most ${longestText} characters.`
  return text.isWellFormed() && digest.isWellFormed()
    ? undefined
    : 'The text of an event must be valid Unicode, or it could not be kept to the byte.'
}

const problemOfEvents = (events: readonly EventToAppend[]): string | undefined => {
  if (events.length === 0) return 'There are no events to append. Append at least one.'
  if (events.length > 1 && new Set(events.map(({ id }) => id)).size < events.length)
    return 'Two events of one append have the same id. Give each event its own id.'
  for (const event of events) {
    const problem = problemOfEvent(event)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Checks everything about an append that can be told without looking into the store. */
export const validateAppend = (request: AppendRequest): Result<void, StoreFailure> => {
  const problem =
    problemOfName('A stream id', request.streamId) ??
    problemOfExpected(request.expected) ??
    problemOfEvents(request.events)
  return problem === undefined ? ok(undefined) : err(storeFailure('invalid', problem))
}
