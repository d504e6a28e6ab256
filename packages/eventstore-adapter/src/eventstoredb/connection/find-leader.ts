import gossip, { type ClusterInfo, type MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js'
import { err, ok, type Result } from 'neverthrow'
import { pause } from '../../waiting/pause.js'
import { type CallProblem, callProblem } from '../calls/call-problem.js'
import type { Endpoint } from './connection-settings.js'
import { type LinkParts, openLink } from './link.js'

type Found = Result<Endpoint, CallProblem>

const { LEADER } = gossip.MemberInfo.VNodeState

const endpointOf = (member: MemberInfo): Endpoint | undefined => {
  const endPoint = member.getHttpEndPoint()
  return endPoint && { host: endPoint.getAddress(), port: endPoint.getPort() }
}

const leaderIn = (info: ClusterInfo | undefined): Endpoint | undefined => {
  const leader = info?.getMembersList().find((member) => member.getIsAlive() && member.getState() === LEADER)
  return leader && endpointOf(leader)
}

const ask = async (parts: LinkParts, endpoint: Endpoint, signal: AbortSignal): Promise<Found> => {
  const link = openLink(parts, endpoint)
  const reached = await link.reach(parts.settings.gossipTimeout, signal)
  link.close()
  return reached.andThen((info) => {
    const leader = leaderIn(info)
    const name = `${endpoint.host}:${endpoint.port}`
    return leader === undefined ? err(callProblem('not-sent', `${name} knows no leader at the moment.`)) : ok(leader)
  })
}

// Not always the same node first, so that a thousand clients do not all ask one.
const shuffled = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints
    .map((endpoint) => ({ endpoint, order: Math.random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ endpoint }) => endpoint)

/** Asks the nodes of a cluster, one after the other and as often as the settings say, which of them leads. */
export const findLeader = async (parts: LinkParts, signal: AbortSignal): Promise<Found> => {
  const { endpoints, maxDiscoverAttempts, discoveryInterval } = parts.settings
  let last: Found = err(callProblem('not-sent', 'No node was asked.'))
  for (let attempt = 1; attempt <= maxDiscoverAttempts; attempt += 1) {
    if (attempt > 1) await pause(discoveryInterval, signal)
    for (const endpoint of shuffled(endpoints)) {
      if (signal.aborted) return last
      last = await ask(parts, endpoint, signal)
      if (last.isOk()) return last
    }
  }
  return last
}
