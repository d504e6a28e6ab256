import { createHash } from 'node:crypto'
import type { EventId, EventToAppend } from '@community-handshake/domain'

/** What this store writes into the metadata of an event. */
export interface EventMark {
  readonly id: EventId
  readonly digest: string
  /** How many events of the same append come after this one. */
  readonly following: number
}

const isMark = (value: unknown): value is EventMark =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'digest' in value &&
  typeof value.digest === 'string' &&
  'following' in value &&
  typeof value.following === 'number'

/** Writes the mark of an event. */
export const markBytes = ({ id, digest }: EventToAppend, following: number): Uint8Array =>
  Buffer.from(JSON.stringify({ id, digest, following }))

/** Reads a mark; undefined where the event was not written by this store. */
export const readMark = (bytes: Uint8Array): EventMark | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isMark(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * The id under which the database knows an event. The database takes events with equal ids for equal without looking
 * at what they say; so the text is part of it, in a UUIDv8 (RFC 9562 section 5.8).
 */
export const databaseIdOf = ({ id, text }: EventToAppend): string => {
  const hash = createHash('sha256').update(`${id}\n`).update(text).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
