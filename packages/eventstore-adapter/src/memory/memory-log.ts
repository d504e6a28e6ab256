import type { EventToAppend, StoredEvent } from '@community-handshake/domain'
import { type EventLog, scanBound, scanned } from '../store/event-log.js'
import { positionOf } from '../store/positions.js'

interface Memory {
  /** Every event; the first has position 1. */
  readonly all: StoredEvent[]
  readonly streams: Map<string, StoredEvent[]>
  readonly byId: Map<string, StoredEvent>
  readonly checkpoints: Map<string, number>
}

const streamIn = ({ streams }: Memory, streamId: string): StoredEvent[] => {
  const stream = streams.get(streamId) ?? []
  if (stream.length === 0) streams.set(streamId, stream)
  return stream
}

const add = (memory: Memory, streamId: string, events: readonly EventToAppend[]): number => {
  const stream = streamIn(memory, streamId)
  for (const { id, type, text, digest } of events) {
    const position = positionOf(memory.all.length + 1)
    const stored = Object.freeze({ id, type, text, digest, streamId, revision: BigInt(stream.length), position })
    memory.all.push(stored)
    stream.push(stored)
    memory.byId.set(id, stored)
  }
  return memory.all.length
}

/** A log that lives as long as the process. */
export const memoryLog = (): EventLog => {
  const memory: Memory = { all: [], streams: new Map(), byId: new Map(), checkpoints: new Map() }
  const { all, streams, byId, checkpoints } = memory
  return {
    lastRevision: (streamId) => (streams.get(streamId)?.length ?? 0) - 1,
    find: (eventId) => {
      const stored = byId.get(eventId)
      return stored && { ...stored, revision: Number(stored.revision), position: Number(stored.position) }
    },
    add: (streamId, _firstRevision, events) => add(memory, streamId, events),
    readStream: ({ streamId, from, limit }) => (streams.get(streamId) ?? []).slice(from, from + limit),
    scan: (range) => {
      const end = all.length
      const bound = scanBound(range.after, end)
      const events: StoredEvent[] = []
      for (let index = range.after; index < bound && events.length < range.limit; index += 1) {
        const event = all[index]
        if (event?.streamId.startsWith(range.prefix)) events.push(event)
      }
      return scanned(range, events, end)
    },
    loadCheckpoint: (name) => checkpoints.get(name),
    saveCheckpoint: (name, position) => {
      checkpoints.set(name, position)
    },
  }
}
