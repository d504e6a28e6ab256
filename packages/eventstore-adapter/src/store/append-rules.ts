import type { Appended, ExpectedRevision, RevisionConflict, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { EventLog, EventPlace } from './event-log.js'
import { storeFailure } from './failures.js'
import { positionOf } from './positions.js'
import type { AppendRequest } from './validate-append.js'

const meets = (expected: ExpectedRevision, actual: number): boolean => {
  if (expected === 'any') return true
  if (expected === 'no_stream') return actual < 0
  if (expected === 'stream_exists') return actual >= 0
  return expected === BigInt(actual)
}

/** The answer that the very same append got before, if there was one. */
const firstAnswer = (
  { streamId, expected, events }: AppendRequest,
  found: readonly (EventPlace | undefined)[],
): Appended | undefined => {
  const [first] = found
  const last = found.at(-1)
  if (first === undefined || last === undefined || !meets(expected, first.revision - 1)) return undefined
  const isSame = events.every(({ text }, index) => {
    const place = found[index]
    return place?.streamId === streamId && place.revision === first.revision + index && place.text === text
  })
  return isSame ? { revision: BigInt(last.revision), position: positionOf(last.position) } : undefined
}

const conflict = ({ streamId, expected }: AppendRequest, actual: number): RevisionConflict => ({
  kind: 'revision-conflict',
  streamId,
  expected,
  actual: actual < 0 ? 'no_stream' : BigInt(actual),
})

/**
 * Appends to a log by the rules of the port. An append that was done before gets its first answer;
 * else the expected revision must hold; else no id may stand anywhere already.
 */
export const appendTo = (log: EventLog, request: AppendRequest): Result<Appended, RevisionConflict | StoreFailure> => {
  const { streamId, expected, events } = request
  const found = events.map(({ id }) => log.find(id))
  const repeated = firstAnswer(request, found)
  if (repeated !== undefined) return ok(repeated)
  const actual = log.lastRevision(streamId)
  if (!meets(expected, actual)) return err(conflict(request, actual))
  const taken = found.find((place) => place !== undefined)
  if (taken !== undefined) {
    const where = `event ${taken.revision} of ${taken.streamId}`
    return err(storeFailure('invalid', `The id of an event is already that of ${where}. Give new events new ids.`))
  }
  const position = log.add(streamId, actual + 1, events)
  return ok({ revision: BigInt(actual + events.length), position: positionOf(position) })
}
