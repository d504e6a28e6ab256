import { judgeAppend } from './append-rules.js'
import type { AppendOutcome, NodeAppend, NodeRecord, ProposedRecord } from './records.js'
import { metadataStreamOf, visiblePart } from './stream-metadata.js'

/** What the node keeps; several nodes may share one, as the members of a cluster do. */
export interface NodeLog {
  /** All records in the order of positions. */
  readonly all: readonly NodeRecord[]
  readonly append: (request: NodeAppend) => AppendOutcome
  /** What a reader of the stream sees; undefined where the stream was deleted for good. */
  readonly read: (streamId: string) => readonly NodeRecord[] | undefined
  readonly tombstone: (streamId: string) => void
  /** Calls back after each append until the returned function is called. */
  readonly listen: (listener: () => void) => () => void
  /** Forgets the ids that only a running node remembers. */
  readonly forgetRecentIds: () => void
}

// Positions are places in a file: the next one is further by the size of the record.
const firstPosition = 1180
const sizeOf = ({ data, metadata }: ProposedRecord): number => 137 + data.length + metadata.length

const ticksNow = (): string => (BigInt(Date.now()) * 10_000n).toString()

/** Makes an empty log; as in a real node, the first records are the system's own. */
export const makeNodeLog = (): NodeLog => {
  const all: NodeRecord[] = []
  const streams = new Map<string, NodeRecord[]>()
  const tombstones = new Set<string>()
  const recent = new Map<string, NodeRecord>()
  const listeners = new Set<() => void>()
  let end = firstPosition

  const add = (streamId: string, event: ProposedRecord): NodeRecord => {
    const stream = streams.get(streamId) ?? []
    const record = { ...event, streamId, revision: stream.length, position: end, created: ticksNow() }
    end += sizeOf(event)
    all.push(record)
    stream.push(record)
    streams.set(streamId, stream)
    recent.set(event.id, record)
    return record
  }
  const read: NodeLog['read'] = (streamId) => {
    if (tombstones.has(streamId)) return undefined
    return visiblePart(streams.get(streamId) ?? [], streams.get(metadataStreamOf(streamId))?.at(-1))
  }
  const write = ({ streamId, events }: NodeAppend): AppendOutcome => {
    const last = events.map((event) => add(streamId, event)).at(-1)
    for (const listener of [...listeners]) listener()
    return { kind: 'written', revision: last?.revision ?? -1, position: last?.position ?? end }
  }
  const system = (id: string, type: string): void => {
    add('$users', { id, type, contentType: 'application/json', data: Buffer.from('{}'), metadata: new Uint8Array() })
  }
  system('00000000-0000-4000-8000-000000000001', '$User')
  system('00000000-0000-4000-8000-000000000002', '$User')

  return {
    all,
    read,
    append: (request) => {
      const stream = streams.get(request.streamId) ?? []
      const isSoftDeleted = stream.length > 0 && read(request.streamId)?.length === 0
      if (tombstones.has(request.streamId)) return { kind: 'deleted' }
      const judged = judgeAppend({ stream, recent, isSoftDeleted }, request)
      return judged.kind === 'write' ? write(request) : judged
    },
    tombstone: (streamId) => {
      tombstones.add(streamId)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    forgetRecentIds: () => recent.clear(),
  }
}
