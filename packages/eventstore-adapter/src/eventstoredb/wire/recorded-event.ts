import type { StoredEvent, StoreFailure } from '@community-handshake/domain'
import type { ReadResp as GroupReadResp } from '@eventstore/db-client/generated/persistent_pb.js'
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../../store/failures.js'
import { readMark } from './event-mark.js'
import { nameOf } from './identifiers.js'
import { positionOf } from './positions.js'
import type { StreamNames } from './stream-names.js'

/** An event as the database sends it, to readers and to members of a group alike. */
export type RecordedEvent = ReadResp.ReadEvent.RecordedEvent | GroupReadResp.ReadEvent.RecordedEvent

/** An event of this store. */
export interface ReadEvent {
  readonly event: StoredEvent
  /** How many events of the same append come after this one. */
  readonly following: number
}

// It keeps a byte order mark, and throws on what is not UTF-8.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const damaged = (name: string, revision: string): StoreFailure =>
  storeFailure('damaged', `Event ${revision} of ${name} is not UTF-8. Restore the database from a backup.`)

/** The place of an event in the order of all, as the database counts it. */
export const commitPositionOf = (recorded: RecordedEvent): bigint => BigInt(recorded.getCommitPosition())

/**
 * Reads an event from the wire; undefined for one that is not of this store, because it stands in a stream
 * of somebody else or was put there by other means.
 */
export const readRecorded = (
  recorded: RecordedEvent,
  names: StreamNames,
): Result<ReadEvent | undefined, StoreFailure> => {
  const name = nameOf(recorded.getStreamIdentifier())
  const streamId = names.ofStore(name)
  const mark = readMark(recorded.getCustomMetadata_asU8())
  if (streamId === undefined || mark === undefined) return ok(undefined)
  const { id, digest, following } = mark
  const revision = BigInt(recorded.getStreamRevision())
  const position = positionOf(commitPositionOf(recorded))
  const type = recorded.getMetadataMap().get('type') ?? ''
  try {
    const text = utf8.decode(recorded.getData_asU8())
    return ok({ event: { id, type, text, digest, streamId, revision, position }, following })
  } catch {
    return err(damaged(name, recorded.getStreamRevision()))
  }
}
