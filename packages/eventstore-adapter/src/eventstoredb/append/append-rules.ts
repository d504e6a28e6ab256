import type {
  Appended,
  ExpectedRevision,
  RevisionConflict,
  StoredEvent,
  StoreFailure,
} from '@community-handshake/domain'
import { storeFailure } from '../../store/failures.js'
import type { AppendRequest } from '../../store/validate-append.js'
import type { AppendAnswer } from './append-call.js'
import type { KnownPlace } from './known-ids.js'

/** Tells whether a stream whose last revision is this has the expected one; undefined stands for no stream. */
export const meets = (expected: ExpectedRevision, last: bigint | undefined): boolean => {
  if (expected === 'any') return true
  if (expected === 'no_stream') return last === undefined
  if (expected === 'stream_exists') return last !== undefined
  return expected === last
}

/** The revision at which the very same append may have begun before, judging by where its ids stand. */
export const repeatedFrom = (
  { streamId, expected }: AppendRequest,
  places: readonly (KnownPlace | undefined)[],
): bigint | undefined => {
  const first = places[0]?.revision
  if (first === undefined) return undefined
  const isRun = places.every((place, index) => place?.streamId === streamId && place.revision === first + BigInt(index))
  return isRun && meets(expected, first === 0n ? undefined : first - 1n) ? first : undefined
}

/** The answer that the very same append got, if that is what the stream holds. */
export const firstAnswer = ({ events }: AppendRequest, stored: readonly StoredEvent[]): Appended | undefined => {
  const last = stored.at(-1)
  const isSame = events.every(({ id, text }, index) => stored[index]?.id === id && stored[index].text === text)
  return isSame && stored.length === events.length && last !== undefined
    ? { revision: last.revision, position: last.position }
    : undefined
}

/** The stream does not have the expected revision. */
export const conflict = (
  { streamId, expected }: AppendRequest,
  actual: RevisionConflict['actual'],
): RevisionConflict => ({ kind: 'revision-conflict', streamId, expected, actual })

/** An id of the append is that of another event. */
export const idTaken = ({ streamId, revision }: KnownPlace): StoreFailure =>
  storeFailure(
    'invalid',
    `The id of an event is already that of event ${revision} of ${streamId}. Give new events new ids.`,
  )

/** What a conflict means; where any revision would do, it can only be that some ids are in the stream already. */
export const conflictOrTaken = (
  request: AppendRequest,
  { actual }: Extract<AppendAnswer, { kind: 'conflict' }>,
): RevisionConflict | StoreFailure => {
  const last = actual === 'no_stream' ? undefined : actual
  return meets(request.expected, last)
    ? storeFailure('invalid', `Some events of the append are in ${request.streamId} already. Give new events new ids.`)
    : conflict(request, actual)
}
