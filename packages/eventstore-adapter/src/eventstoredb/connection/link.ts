import gossipRpc from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js'
import persistentRpc, {
  type PersistentSubscriptionsClient,
} from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streamsRpc, { type StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { Channel, type ChannelCredentials, connectivityState, Metadata, status } from '@grpc/grpc-js'
import { err, ok, type Result } from 'neverthrow'
import { type CallProblem, callProblem } from '../calls/call-problem.js'
import type { ConnectionSettings, Endpoint } from './connection-settings.js'

/** A connection to one node. */
export interface Link {
  readonly endpoint: Endpoint
  readonly streams: StreamsClient
  readonly groups: PersistentSubscriptionsClient
  readonly isReady: () => boolean
  /**
   * Connects and asks the node for the members of its cluster; undefined where it does not tell.
   * An error says why it cannot be reached.
   */
  readonly reach: (timeoutMs: number, signal: AbortSignal) => Promise<Result<ClusterInfo | undefined, CallProblem>>
  /** Lets calls that have begun come to their end. */
  readonly close: () => void
}

/** What every link is made with. */
export interface LinkParts {
  readonly credentials: ChannelCredentials
  readonly settings: ConnectionSettings
}

// What an error means that does not come from the node.
const silence = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED]

const never = Number.MAX_SAFE_INTEGER
// An event may have 16 MiB.
const largestMessage = 17 * 1024 * 1024

const optionsOf = ({ keepAliveInterval, keepAliveTimeout }: ConnectionSettings) => ({
  'grpc.keepalive_time_ms': keepAliveInterval < 0 ? never : keepAliveInterval,
  'grpc.keepalive_timeout_ms': keepAliveTimeout < 0 ? never : keepAliveTimeout,
  'grpc.max_receive_message_length': largestMessage,
  // Else all clients in this process share one connection, and the number of calls that the server allows on it.
  'grpc.use_local_subchannel_pool': 1,
})

/** Makes a link to a node; it connects when it is first reached for. */
export const openLink = ({ credentials, settings }: LinkParts, endpoint: Endpoint): Link => {
  const target = `${endpoint.host}:${endpoint.port}`
  const channel = new Channel(target, credentials, optionsOf(settings))
  const overChannel = { channelOverride: channel }
  const gossip = new gossipRpc.GossipClient(target, credentials, overChannel)

  const reach: Link['reach'] = (timeoutMs, signal) =>
    new Promise((resolve) => {
      const cancel = (): void => call.cancel()
      // A call that does not wait for the connection tells at once why there is none.
      const options = { deadline: Date.now() + timeoutMs }
      const call = gossip.read(new shared.Empty(), new Metadata(), options, (error, info) => {
        signal.removeEventListener('abort', cancel)
        if (error === null) resolve(ok(info))
        else if (silence.includes(error.code)) resolve(err(callProblem('not-sent', `${target}: ${error.details}`)))
        else resolve(ok(undefined))
      })
      signal.addEventListener('abort', cancel)
    })
  return {
    endpoint,
    streams: new streamsRpc.StreamsClient(target, credentials, overChannel),
    groups: new persistentRpc.PersistentSubscriptionsClient(target, credentials, overChannel),
    isReady: () => channel.getConnectivityState(false) === connectivityState.READY,
    reach,
    close: () => channel.close(),
  }
}
