import type {
  Appended,
  ExpectedRevision,
  RevisionConflict,
  StoredEvent,
  StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from './failures.js'
import { type History, positionOf } from './history.js'
import type { AppendRequest } from './validation.js'

/** What is to be done about an append: it was done before, or it is to be written now and then gets this answer. */
export interface Verdict {
  readonly kind: 'done-before' | 'write'
  readonly answer: Appended
}

const meets = (expected: ExpectedRevision, length: number): boolean => {
  if (expected === 'any') return true
  if (expected === 'no_stream') return length === 0
  return expected === 'stream_exists' ? length > 0 : expected === BigInt(length - 1)
}

/** The answer that the very same append got before, if there was one. */
const firstAnswer = (
  { streamId, expected, events }: AppendRequest,
  found: readonly (StoredEvent | undefined)[],
): Appended | undefined => {
  const [first] = found
  const last = found.at(-1)
  if (first === undefined || last === undefined || !meets(expected, Number(first.revision))) return undefined
  const isSame = events.every(({ text }, index) => {
    const there = found[index]
    return there?.streamId === streamId && there.text === text && there.revision === first.revision + BigInt(index)
  })
  return isSame ? { revision: last.revision, position: last.position } : undefined
}

/**
 * Judges an append by the rules of the port. One that was done before gets its first answer; else the expected
 * revision must hold; else no id may stand anywhere already.
 */
export const judge = (history: History, request: AppendRequest): Result<Verdict, RevisionConflict | StoreFailure> => {
  const { streamId, expected, events } = request
  const found = events.map(({ id }) => history.find(id))
  const before = firstAnswer(request, found)
  if (before !== undefined) return ok({ kind: 'done-before', answer: before })
  const { length } = history.stream(streamId)
  const actual = length === 0 ? 'no_stream' : BigInt(length - 1)
  if (!meets(expected, length)) return err({ kind: 'revision-conflict', streamId, expected, actual })
  if (found.some((there) => there !== undefined))
    return err(storeFailure('invalid', 'The id of an event stands in the store already. Give new events new ids.'))
  const position = positionOf(history.all.length + events.length)
  return ok({ kind: 'write', answer: { revision: BigInt(length + events.length - 1), position } })
}
