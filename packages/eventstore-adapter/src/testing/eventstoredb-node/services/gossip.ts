import { randomUUID } from 'node:crypto'
import gossip, { type ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js'
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js'
import type { handleUnaryCall } from '@grpc/grpc-js'
import type { NodeEndpoint } from '../faults.js'
import { uuidOf } from '../wire/names.js'
import { admit, type NodeContext } from './gate.js'

/** What a node knows of a member of its cluster. */
export interface ClusterMember extends NodeEndpoint {
  readonly state: 'Leader' | 'Follower' | 'CatchingUp'
  readonly isAlive: boolean
}

const { VNodeState } = gossip.MemberInfo

const states = {
  Leader: VNodeState.LEADER,
  Follower: VNodeState.FOLLOWER,
  CatchingUp: VNodeState.CATCHINGUP,
} as const

/** Serves `Gossip.Read`, by which a client finds the leader. */
export const gossipHandler =
  (context: NodeContext, members: () => readonly ClusterMember[]): handleUnaryCall<Empty, ClusterInfo> =>
  (call, done) => {
    const admission = admit(context, 'gossip', call)
    if (admission === 'ignored') return
    if (admission !== 'admitted') return done(admission)
    const info = new gossip.ClusterInfo()
    for (const { host, port, state, isAlive } of members()) {
      const endPoint = new gossip.EndPoint()
      endPoint.setAddress(host)
      endPoint.setPort(port)
      const member = new gossip.MemberInfo()
      member.setInstanceId(uuidOf(randomUUID()))
      member.setTimeStamp('0')
      member.setState(states[state])
      member.setIsAlive(isAlive)
      member.setHttpEndPoint(endPoint)
      info.addMembers(member)
    }
    done(null, info)
  }
