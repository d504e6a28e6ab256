import { type NodeFaults, noFaults } from './faults.js'
import { type FrontDoor, openFrontDoor } from './front-door.js'
import { type Groups, makeGroups } from './groups/groups.js'
import { makeNodeLog, type NodeLog } from './node-log.js'
import type { NodeRecord } from './records.js'
import type { NodeCall, NodeContext } from './services/gate.js'
import type { ClusterMember } from './services/gossip.js'
import { type NodeTls, type RunningServer, startServer } from './start-server.js'

/** What a node keeps while it is stopped, and what the nodes of a cluster share. */
export interface NodeData {
  readonly log: NodeLog
  readonly groups: Groups
}

/** Who may come in; over TLS only, as the server has it. */
export interface NodeUser {
  readonly username: string
  readonly password: string
}

/** How a node is started. */
export interface NodeOptions {
  /** The port to listen on; any free one if left out. */
  readonly port?: number
  /** What the node keeps; empty if left out. */
  readonly data?: NodeData
  readonly tls?: NodeTls
  /** The only user that may come in; everybody may if left out. */
  readonly user?: NodeUser
  /** How many calls one connection may have at the same time; 100 if left out, as with Kestrel. */
  readonly maxConcurrentCalls?: number
  /** What the node says of its cluster; itself as the leader if left out. */
  readonly members?: () => readonly ClusterMember[]
}

/** A node of EventStoreDB inside this process, with everything a test may want to do to it. */
export interface EventStoreDbNode {
  readonly port: number
  /** What a client needs to reach the node, without the name of a user. */
  readonly connectionString: string
  readonly data: NodeData
  readonly faults: NodeFaults
  /** Every call so far, in the order of arrival. */
  readonly calls: readonly NodeCall[]
  /** Everything stored in streams that are not the system's own. */
  readonly events: () => readonly NodeRecord[]
  readonly connections: () => number
  /** How many subscriptions are open. */
  readonly subscriptions: () => number
  /** Lets nothing through in either direction until `resume`. */
  readonly pause: () => void
  readonly resume: () => void
  readonly cutConnections: () => void
  /** Ends the node as a crash does; what it stored stays. */
  readonly stop: () => Promise<void>
  /** Starts the node again on the same port. */
  readonly start: () => Promise<void>
}

interface Running {
  readonly server: RunningServer
  readonly door: FrontDoor
}

/** Makes what a node keeps. */
export const makeNodeData = (): NodeData => {
  const log = makeNodeLog()
  return { log, groups: makeGroups(log) }
}

const authorizationOf = (user: NodeUser | undefined): string | undefined =>
  user && `Basic ${Buffer.from(`${user.username}:${user.password}`).toString('base64')}`

const connectionStringOf = (port: number, tls: NodeTls | undefined): string =>
  tls === undefined ? `esdb://127.0.0.1:${port}?tls=false` : `esdb://localhost:${port}?tls=true`

/**
 * Starts a node of EventStoreDB inside this process: real gRPC on the loopback interface, everything kept in memory.
 * It is there to test clients, not to keep anybody's events.
 */
export const startEventStoreDbNode = async (options: NodeOptions = {}): Promise<EventStoreDbNode> => {
  const data = options.data ?? makeNodeData()
  const faults = noFaults()
  const calls: NodeCall[] = []
  const subscriptions = new Set<object>()
  let running: Running | undefined
  let port = options.port ?? 0

  const cutConnections = (): void => running?.door.cut()
  const authorization = authorizationOf(options.user)
  const context: NodeContext = { ...data, faults, calls, authorization, subscriptions, cutConnections }
  const itself = (): readonly ClusterMember[] => [{ host: '127.0.0.1', port, state: 'Leader', isAlive: true }]

  const start = async (): Promise<void> => {
    const { members = itself, tls, maxConcurrentCalls = 100 } = options
    const server = await startServer({ context, groups: data.groups, members, tls, maxConcurrentCalls })
    const door = await openFrontDoor(port, server.port)
    port = door.port
    running = { server, door }
  }
  const stop = async (): Promise<void> => {
    const ending = running
    running = undefined
    await ending?.door.close()
    ending?.server.stop()
    data.log.forgetRecentIds()
    data.groups.restart()
  }
  await start()

  return {
    port,
    connectionString: connectionStringOf(port, options.tls),
    data,
    faults,
    calls,
    cutConnections,
    start,
    stop,
    events: () => data.log.all.filter(({ streamId }) => !streamId.startsWith('$')),
    connections: () => running?.door.connections() ?? 0,
    subscriptions: () => subscriptions.size,
    pause: () => running?.door.pause(),
    resume: () => running?.door.resume(),
  }
}
