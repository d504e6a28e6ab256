/** The calls that a node knows, by short names. */
export type NodeMethod =
  | 'append'
  | 'batchAppend'
  | 'read'
  | 'subscribe'
  | 'delete'
  | 'tombstone'
  | 'features'
  | 'gossip'
  | 'createGroup'
  | 'consume'
  | 'groupInfo'
  | 'replayParked'
  | 'deleteGroup'

/** Where another node listens. */
export interface NodeEndpoint {
  readonly host: string
  readonly port: number
}

/** What goes wrong at a node. A test may change these at any time; calls that come after that meet them. */
export interface NodeFaults {
  /** Calls that are taken and never answered. */
  readonly silent: Set<NodeMethod>
  /** So many appends are stored, and then the connections are cut instead of answering. */
  loseAnswers: number
  /** So many calls are refused with this status before anything is done. */
  readonly refusals: Map<NodeMethod, { readonly count: number; readonly code: number }>
  /** Tells that this node follows another one, which calls must go to. */
  notLeader: NodeEndpoint | undefined
  /** Breaks the stream of batch appends instead of answering. */
  brokenBatches: boolean
  /** Answers the question for supported methods with an internal error. */
  brokenFeatures: boolean
  /** Says that batch appends and subscriptions of groups to all streams are not supported. */
  oldServer: boolean
  /** Answers appends without saying the position. */
  noPositions: boolean
}

/** No faults at all. */
export const noFaults = (): NodeFaults => ({
  silent: new Set(),
  loseAnswers: 0,
  refusals: new Map(),
  notLeader: undefined,
  brokenBatches: false,
  brokenFeatures: false,
  oldServer: false,
  noPositions: false,
})
