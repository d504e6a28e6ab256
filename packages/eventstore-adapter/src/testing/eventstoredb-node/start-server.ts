import gossipRpc from '@eventstore/db-client/generated/gossip_grpc_pb.js'
import persistentRpc from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import featuresRpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import streamsRpc from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { Groups } from './groups/groups.js'
import { appendHandler } from './services/append.js'
import { batchAppendHandler } from './services/batch-append.js'
import { consumeHandler } from './services/consume.js'
import { deleteHandler, tombstoneHandler } from './services/delete.js'
import { supportedMethodsHandler } from './services/features.js'
import type { NodeContext } from './services/gate.js'
import { type ClusterMember, gossipHandler } from './services/gossip.js'
import { manageGroups } from './services/manage-groups.js'
import { readHandler } from './services/read.js'

/** The certificate of a node and its key, both in PEM. */
export interface NodeTls {
  readonly certificate: Buffer
  readonly key: Buffer
}

/** What the server behind the front door works with. */
export interface ServerParts {
  readonly context: NodeContext
  readonly groups: Groups
  readonly members: () => readonly ClusterMember[]
  readonly tls: NodeTls | undefined
  /** How many calls one connection may have at the same time. */
  readonly maxConcurrentCalls: number
}

/** A running server on a port of its own. */
export interface RunningServer {
  readonly port: number
  readonly stop: () => void
}

const largestMessage = 32 * 1024 * 1024

/** Starts the gRPC server of a node on the loopback interface. */
export const startServer = async (parts: ServerParts): Promise<RunningServer> => {
  const { context, groups, members, tls, maxConcurrentCalls } = parts
  const server = new Server({
    'grpc.max_receive_message_length': largestMessage,
    'grpc.max_concurrent_streams': maxConcurrentCalls,
  })
  server.addService(streamsRpc.StreamsService, {
    read: readHandler(context),
    append: appendHandler(context),
    batchAppend: batchAppendHandler(context),
    delete: deleteHandler(context),
    tombstone: tombstoneHandler(context),
  })
  server.addService(persistentRpc.PersistentSubscriptionsService, {
    ...manageGroups(context, groups),
    read: consumeHandler(context, groups),
  })
  server.addService(featuresRpc.ServerFeaturesService, { getSupportedMethods: supportedMethodsHandler(context) })
  server.addService(gossipRpc.GossipService, { read: gossipHandler(context, members) })
  const credentials =
    tls === undefined
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(null, [{ cert_chain: tls.certificate, private_key: tls.key }])
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => {
      if (error === null) resolve(bound)
      else reject(error)
    })
  })
  return { port, stop: () => server.forceShutdown() }
}
