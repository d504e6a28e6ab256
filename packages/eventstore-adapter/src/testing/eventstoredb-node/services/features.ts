import features, { type SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js'
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js'
import { type handleUnaryCall, status } from '@grpc/grpc-js'
import { rpcError } from '../wire/rpc-errors.js'
import { admit, type NodeContext } from './gate.js'

type Method = readonly [service: string, method: string, features: readonly string[]]

const streams = 'event_store.client.streams.streams'
const groups = 'event_store.client.persistent_subscriptions.persistentsubscriptions'

const always: readonly Method[] = [
  [streams, 'read', ['position', 'events']],
  [streams, 'append', []],
  [streams, 'delete', []],
  [streams, 'tombstone', []],
]
const newer: readonly Method[] = [
  [streams, 'batchappend', ['deadline_duration']],
  ...['create', 'read', 'getinfo', 'replayparked', 'delete'].map((name): Method => [groups, name, ['stream', 'all']]),
]

/** Serves `GetSupportedMethods`, by which a client chooses how it appends. */
export const supportedMethodsHandler =
  (context: NodeContext): handleUnaryCall<Empty, SupportedMethods> =>
  (call, done) => {
    const admission = admit(context, 'features', call)
    if (admission === 'ignored') return
    if (admission !== 'admitted') return done(admission)
    if (context.faults.brokenFeatures) return done(rpcError({ code: status.INTERNAL, details: 'no answer today' }))
    const answer = new features.SupportedMethods()
    answer.setEventStoreServerVersion('24.10.0')
    for (const [service, name, list] of context.faults.oldServer ? always : [...always, ...newer]) {
      const method = new features.SupportedMethod()
      method.setServiceName(service)
      method.setMethodName(name)
      method.setFeaturesList([...list])
      answer.addMethods(method)
    }
    done(null, answer)
  }
