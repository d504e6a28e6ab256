import type { Metadata, ServiceError } from '@grpc/grpc-js'
import type { NodeFaults, NodeMethod } from '../faults.js'
import type { NodeLog } from '../node-log.js'
import { notLeader, rpcError, unauthenticated, unimplemented } from '../wire/rpc-errors.js'

/** One call that reached the node. */
export interface NodeCall {
  readonly method: NodeMethod
  readonly headers: ReturnType<Metadata['getMap']>
}

/** What every service of a node works with. */
export interface NodeContext {
  readonly log: NodeLog
  readonly faults: NodeFaults
  readonly calls: NodeCall[]
  /** The value that the `authorization` header must have; undefined where everybody may come in. */
  readonly authorization: string | undefined
  /** The subscriptions that are open, each by something of its own. */
  readonly subscriptions: Set<object>
  /** Breaks every connection to this node. */
  readonly cutConnections: () => void
}

/** What becomes of a call: it goes on, it is refused, or it is never answered. */
export type Admission = 'admitted' | 'ignored' | ServiceError

const writing: readonly NodeMethod[] = ['append', 'batchAppend', 'delete', 'tombstone', 'createGroup', 'consume']

const newer: readonly NodeMethod[] = [
  'batchAppend',
  'createGroup',
  'consume',
  'groupInfo',
  'replayParked',
  'deleteGroup',
]

/** Writes a call down and decides whether it is let in. */
export const admit = (context: NodeContext, method: NodeMethod, call: { readonly metadata: Metadata }): Admission => {
  const { faults, calls, authorization } = context
  const headers = call.metadata.getMap()
  calls.push({ method, headers })
  if (faults.silent.has(method)) return 'ignored'
  if (authorization !== undefined && headers['authorization'] !== authorization) return unauthenticated()
  if (faults.oldServer && newer.includes(method)) return unimplemented()
  const needsLeader = headers['requires-leader'] === 'true' || writing.includes(method)
  if (faults.notLeader !== undefined && needsLeader) return notLeader(faults.notLeader)
  return refused(faults, method) ?? 'admitted'
}

const refused = ({ refusals }: NodeFaults, method: NodeMethod): ServiceError | undefined => {
  const refusal = refusals.get(method)
  if (refusal === undefined || refusal.count === 0) return undefined
  refusals.set(method, { ...refusal, count: refusal.count - 1 })
  return rpcError({ code: refusal.code, details: 'Refused by the test' })
}
