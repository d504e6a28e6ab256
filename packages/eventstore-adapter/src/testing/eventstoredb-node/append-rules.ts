import type { AppendOutcome, NodeAppend, NodeRecord } from './records.js'

interface StreamState {
  readonly stream: readonly NodeRecord[]
  /** Records by event id, as far as the running node remembers them. */
  readonly recent: ReadonlyMap<string, NodeRecord>
  readonly isSoftDeleted: boolean
}

type Judgement = { readonly kind: 'write' } | AppendOutcome

const write: Judgement = { kind: 'write' }
const conflict = (current: number): Judgement => ({ kind: 'conflict', current })
const repeated = ({ revision, position }: NodeRecord): Judgement => ({ kind: 'written', revision, position })

// Where no revision is expected the node can only ask its memory of recent ids.
const judgeAnyRevision = ({ stream, recent }: StreamState, { streamId, events }: NodeAppend): Judgement => {
  const found = events
    .map(({ id }) => recent.get(id))
    .map((record) => (record?.streamId === streamId ? record : undefined))
  if (found[0] === undefined) return write
  const last = found.at(-1)
  return last === undefined || found.includes(undefined) ? conflict(stream.length - 1) : repeated(last)
}

const judgeRevision = (state: StreamState, { expected, events }: NodeAppend): Judgement => {
  const { stream, isSoftDeleted } = state
  const current = stream.length - 1
  const from = expected === 'no_stream' ? -1 : Number(expected)
  if (from > current) return conflict(current)
  if (from === current) return write
  const differs = events.findIndex(({ id }, index) => stream[from + 1 + index]?.id !== id)
  const last = stream[from + events.length]
  if (differs < 0 && last !== undefined) return repeated(last)
  return differs === 0 && from === -1 && isSoftDeleted ? write : conflict(current)
}

/**
 * Judges an append as the server does: ids are compared, contents are not; a repeated append is recognised by its
 * ids where it is expected, and an id that the stream has already is taken again where the revision is current.
 */
export const judgeAppend = (state: StreamState, request: NodeAppend): Judgement => {
  if (request.expected === 'any') return judgeAnyRevision(state, request)
  if (request.expected !== 'stream_exists') return judgeRevision(state, request)
  if (state.isSoftDeleted) return { kind: 'deleted' }
  return state.stream.length === 0 ? conflict(-1) : judgeAnyRevision(state, request)
}
