import type { Clock, CommunityHandshake, EventStore, Hasher, StoreFailure } from '@community-handshake/domain'
import type { FastifyBaseLogger } from 'fastify'
import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import type { DescribedProblem, InvalidRequest, Unavailable } from '../problems/http-failure.js'
import type { LiveFeed } from './client-stream.js'
import { communityReads } from './community-reads.js'
import { type Connection, openConnection } from './connection.js'
import { eventHub } from './event-hub.js'
import type { LiveRequest } from './live-client.js'
import type { LiveOptions } from './live-options.js'
import { checkPlace, tooManyStreams } from './open-failures.js'

/** What live events need. */
export interface LivePorts {
  readonly store: Pick<EventStore, 'readAll' | 'subscribe'>
  readonly hasher: Hasher
  readonly clock: Clock
  readonly handshake: Pick<CommunityHandshake, 'read'>
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn'>
  readonly live?: LiveOptions
}

/** What keeps a stream from being opened. */
export type OpenFailure = InvalidRequest | DescribedProblem | Unavailable | StoreFailure

/** The live events of one server. */
export interface LiveEvents {
  /** Opens a stream; it must be sent with a response. */
  readonly open: (request: LiveRequest) => ResultAsync<Connection, OpenFailure>
  /** Ends every stream, and comes back when all clients have been told or their time for it is over. */
  readonly close: () => Promise<void>
}

const defaults: Required<LiveOptions> = {
  heartbeatMs: 15_000,
  longestMs: 3_600_000,
  rememberedEvents: 1000,
  streamsPerPerson: 20,
  graceMs: 2000,
  retryMs: 1000,
}

const isSamePerson = (one: LiveRequest, other: LiveRequest): boolean =>
  one.actor.tenantId === other.actor.tenantId && one.actor.userId === other.actor.userId

/** Opens the live events of a server. Nothing is read before the first client comes. */
export const liveEvents = (ports: LivePorts): LiveEvents => {
  const options = { ...defaults, ...ports.live }
  const hub = eventHub({ ...ports, ...options })
  const feed: LiveFeed = { ...ports, ...options, hub, read: communityReads(ports.handshake) }
  const connections = new Set<Connection>()
  let isClosing = false

  const requireRoom = (request: LiveRequest): Result<LiveRequest, DescribedProblem | Unavailable> => {
    if (isClosing || hub.isOver()) return err({ kind: 'unavailable', message: 'the live events have ended' })
    const same = [...connections].filter(({ client }) => isSamePerson(client.request, request))
    return same.length < options.streamsPerPerson ? ok(request) : err(tooManyStreams(options.streamsPerPerson))
  }

  const connect = (request: LiveRequest): Connection => {
    const connection = openConnection(feed, request, options)
    connections.add(connection)
    void connection.gone.then(() => connections.delete(connection))
    return connection
  }

  return {
    open: (request) =>
      checkPlace(ports.store, request.after)
        .andThen(() => requireRoom(request))
        .map(connect),
    close: async () => {
      isClosing = true
      for (const { client } of connections) client.end('server-closing')
      await Promise.all(Array.from(connections, ({ gone }) => gone))
      await hub.close()
    },
  }
}
