import { type EventId, type Position, parseEventId, type StoredEvent } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'

/** One line of an exported history: a stored event, its text to the byte. */
export const lineOf = ({ position, streamId, revision, id, type, digest, text }: StoredEvent): string =>
  `${JSON.stringify({ position, streamId, revision: String(revision), id, type, digest, text })}\n`

interface Line {
  readonly position: string
  readonly streamId: string
  readonly revision: string
  readonly id: string
  readonly type: string
  readonly digest: string
  readonly text: string
}

const fields = ['position', 'streamId', 'revision', 'id', 'type', 'digest', 'text'] as const

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' &&
  value !== null &&
  fields.every((field) => typeof Object.getOwnPropertyDescriptor(value, field)?.value === 'string')

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const idOf = (text: string): Result<EventId, string> => parseEventId(text).mapErr(() => 'has an id that is none')

/** Reads a line of an exported history; the error says what is wrong with it. */
export const storedEventIn = (line: string): Result<StoredEvent, string> => {
  const value = parse(line)
  if (!isLine(value)) return err('is not an exported event')
  if (!/^\d{1,18}$/.test(value.revision)) return err('has a revision that is no number')
  return idOf(value.id).andThen((id) =>
    ok({ ...value, id, revision: BigInt(value.revision), position: value.position as Position }),
  )
}
