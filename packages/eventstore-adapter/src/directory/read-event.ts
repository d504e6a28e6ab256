import {
  type CommunityEvent,
  communityEventOf,
  communityStreamPrefix,
  type Hasher,
  openEvent,
  type StoredEvent,
  type StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../store/failures.js'

/** Reads a community's event; undefined for one of another stream, or of a newer version of this software. */
export const readEvent = (hasher: Hasher, stored: StoredEvent): Result<CommunityEvent | undefined, StoreFailure> => {
  if (!stored.streamId.startsWith(communityStreamPrefix)) return ok(undefined)
  const event = openEvent(hasher, stored).andThen((envelope) => communityEventOf(envelope, stored))
  if (event.isErr()) return err(storeFailure('damaged', event.error.message))
  return ok(event.value.type === 'Unknown' ? undefined : event.value)
}
