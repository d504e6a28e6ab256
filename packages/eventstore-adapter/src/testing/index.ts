export type { NodeEndpoint, NodeFaults, NodeMethod } from './eventstoredb-node/faults.js'
export type { NodeRecord } from './eventstoredb-node/records.js'
export type { NodeCall } from './eventstoredb-node/services/gate.js'
export type { ClusterMember } from './eventstoredb-node/services/gossip.js'
export {
  type EventStoreDbNode,
  makeNodeData,
  type NodeData,
  type NodeOptions,
  type NodeUser,
  startEventStoreDbNode,
} from './eventstoredb-node/start-node.js'
export type { NodeTls } from './eventstoredb-node/start-server.js'
