import {
  communityEventOf,
  communityStreamPrefix,
  type DirectoryProjection,
  type EventStore,
  type Hasher,
  openEvent,
  type Position,
  type StoredEvent,
  type StoreFailure,
  startDirectory,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../store/failures.js'

/** Where the history is read, and what opens its events. */
export interface DirectorySource {
  readonly store: EventStore
  readonly hasher: Hasher
}

/** A projection and how far into the history it has come. */
export interface DirectoryReader {
  readonly projection: DirectoryProjection
  after: Position | undefined
}

type Read = Result<void, StoreFailure>

const pageSize = 1000

/** A reader at the beginning of the history. */
export const startReader = (): DirectoryReader => ({ projection: startDirectory(), after: undefined })

const take = (reader: DirectoryReader, { hasher }: DirectorySource, stored: StoredEvent): Read => {
  if (!stored.streamId.startsWith(communityStreamPrefix)) return ok(undefined)
  const event = openEvent(hasher, stored).andThen((envelope) => communityEventOf(envelope, stored))
  if (event.isErr()) return err(storeFailure('damaged', event.error.message))
  if (event.value.type !== 'Unknown') reader.projection.apply(event.value)
  return ok(undefined)
}

// It stays before the first event that it cannot take, and meets it again at the next try.
const takePage = (reader: DirectoryReader, source: DirectorySource, page: readonly StoredEvent[]): Read => {
  for (const stored of page) {
    const taken = take(reader, source, stored)
    if (taken.isErr()) return taken
    reader.after = stored.position
  }
  return ok(undefined)
}

/** Reads on until there is nothing new, in all streams whose name begins so. */
export const readOn = async (reader: DirectoryReader, source: DirectorySource, streamPrefix: string): Promise<Read> => {
  for (;;) {
    const after = reader.after === undefined ? {} : { after: reader.after }
    const page = await source.store.readAll({ ...after, streamPrefix, limit: pageSize })
    if (page.isErr()) return err(page.error)
    const taken = takePage(reader, source, page.value)
    if (taken.isErr() || page.value.length < pageSize) return taken
  }
}
