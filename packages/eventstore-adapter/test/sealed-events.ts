import {
  type CommandId,
  type CorrelationId,
  type EventId,
  type EventToAppend,
  emptyStreamEnd,
  genesisDigest,
  openEvent,
  type StoredEvent,
  type StreamEnd,
  sealEvents,
  timestampOf,
} from '@community-handshake/domain'
import { nodePlatform } from '../src/platform/node-platform.js'

const { hasher, ids } = nodePlatform()

export interface SealOptions {
  readonly type?: string
  readonly data?: unknown
}

/** One event chained to the end of a stream, as the domain chains them. */
export const sealedEvent = (streamId: string, end: StreamEnd, options: SealOptions = {}): EventToAppend => {
  const { type = 'SomethingHappened', data = {} } = options
  const commandId: CommandId = ids.nextCommandId()
  const metadata = {
    commandId,
    commandDigest: genesisDigest,
    correlationId: `${commandId}` as CorrelationId,
    causationId: null,
    actor: null,
    occurredAt: timestampOf(Date.now()),
  }
  const toSeal = { id: `${ids.nextCommandId()}` as EventId, type, schemaVersion: 1, data, metadata }
  const [sealed] = sealEvents(hasher, streamId, end, [toSeal])
  if (sealed === undefined) throw new Error('one event in must give one event out')
  return sealed
}

/** The end of a stream after an event. */
export const endAfter = (end: StreamEnd, event: EventToAppend): StreamEnd => ({
  revision: end.revision + 1,
  digest: event.digest,
})

/** Throws unless the events are a whole stream whose chain holds; gives its end. */
export const checkChain = (events: readonly StoredEvent[]): StreamEnd => {
  let end = emptyStreamEnd
  for (const event of events) {
    const envelope = openEvent(hasher, event)._unsafeUnwrap()
    if (envelope.revision !== end.revision + 1 || envelope.metadata.previousDigest !== end.digest)
      throw new Error(`event ${envelope.revision} of ${event.streamId} does not continue the chain`)
    end = endAfter(end, event)
  }
  return end
}
