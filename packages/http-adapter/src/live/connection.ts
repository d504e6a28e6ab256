import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { type Clock, millisecondsOf } from '@community-handshake/domain'
import { clientStream, type LiveFeed } from './client-stream.js'
import type { EndReason } from './end-reason.js'
import { type LiveClient, type LiveRequest, liveClient } from './live-client.js'

/** The part of a response that ending it needs. */
export type SendingResponse = Pick<ServerResponse, 'once' | 'destroy' | 'destroyed'>

/** A client with its stream, to be sent with the response that is given to `sentBy`. */
export interface Connection {
  readonly client: LiveClient
  readonly text: Readable
  /** Ties the stream to the response: it ends when the client goes, and the response does when the stream is ended. */
  readonly sentBy: (response: SendingResponse) => void
  /** Over when the client is gone. */
  readonly gone: Promise<void>
}

/** How long connections live. */
export interface ConnectionTimes {
  readonly longestMs: number
  /** How long a client that is dropped has to take its last event. */
  readonly graceMs: number
}

interface Lifetime {
  readonly ms: number
  readonly reason: EndReason
}

const lifetime = (clock: Clock, { actor: { expiresAt } }: LiveRequest, longestMs: number): Lifetime => {
  const left = expiresAt === undefined ? longestMs : millisecondsOf(expiresAt) - millisecondsOf(clock.now())
  return left < longestMs
    ? { ms: Math.max(0, left), reason: 'token-expired' }
    : { ms: longestMs, reason: 'lifetime-over' }
}

const listenTo = ({ hub }: LiveFeed, client: LiveClient): (() => void) =>
  hub.listen(() => {
    client.bell.ring()
    if (hub.isOver()) client.end('store-unavailable')
    else if (client.isLive && (client.place ?? '') < (hub.start() ?? '')) client.end('too-slow')
  })

/** Opens the stream of one client. */
export const openConnection = (feed: LiveFeed, request: LiveRequest, times: ConnectionTimes): Connection => {
  let response: SendingResponse | undefined
  let leave = (): void => {}
  const gone = new Promise<void>((resolve) => {
    leave = resolve
  })
  // A client that takes nothing cannot be told that it is dropped: after a while it is cut off.
  const cutOffLater = (): void => {
    const grace = setTimeout(() => response?.destroy(), times.graceMs)
    void gone.then(() => clearTimeout(grace))
  }
  const client = liveClient(request, cutOffLater)
  const { ms, reason } = lifetime(feed.clock, request, times.longestMs)
  const timer = setTimeout(() => client.end(reason), ms)
  const unlisten = listenTo(feed, client)
  const text = Readable.from(clientStream(feed, client), { objectMode: false, highWaterMark: 16_384 })
  const end = (): void => {
    clearTimeout(timer)
    unlisten()
    client.end('client-gone')
    text.destroy()
    leave()
  }
  const sentBy = (sending: SendingResponse): void => {
    response = sending
    if (sending.destroyed) end()
    else sending.once('close', end)
  }
  return { client, text, sentBy, gone }
}
