import {
  type Clock,
  communityStreamPrefix,
  type EventStore,
  type Hasher,
  type Position,
  type StoredEvent,
} from '@community-handshake/domain'
import type { FastifyBaseLogger } from 'fastify'
import type { ReadCommunityOf } from './community-reads.js'
import { endSentences } from './end-reason.js'
import type { EventHub } from './event-hub.js'
import type { LiveClient } from './live-client.js'
import { type LiveEvent, liveEvent } from './live-data.js'
import { type Notice, noticeOf } from './notice.js'
import { beginning, heartbeat, sentEvent } from './server-sent-events.js'

/** What the streams of all clients work with. */
export interface LiveFeed {
  readonly hub: EventHub
  readonly store: Pick<EventStore, 'readAll'>
  readonly hasher: Hasher
  readonly clock: Clock
  readonly read: ReadCommunityOf
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn'>
  readonly heartbeatMs: number
  /** How long a client waits before it comes back. */
  readonly retryMs: number
}

interface Part {
  readonly notices: readonly Notice[]
  /** The place up to which these are all. */
  readonly upTo: string
  /** Whether there is nothing after it yet. */
  readonly isNewest: boolean
}

type Text = AsyncGenerator<string, void, void>

const pageSize = 200
const nothing = (upTo: string): Part => ({ notices: [], upTo, isNewest: true })

const opened = ({ hasher, log }: LiveFeed, page: readonly StoredEvent[]): readonly Notice[] =>
  page.flatMap((stored) => {
    const notice = noticeOf(hasher, stored)
    if (notice.isOk()) return [notice.value]
    log.error({ reason: notice.error.message }, 'a damaged event is left out of the live events')
    return []
  })

/** What came before all that is remembered, a page of it. */
const earlier = async (feed: LiveFeed, client: LiveClient, place: string): Promise<Part> => {
  // Asked for before reading: what the hub had been told of by then cannot be missing in what is read after.
  const start = feed.hub.start() ?? place
  const after = place === '' ? {} : { after: place as Position }
  const page = await feed.store.readAll({ ...after, streamPrefix: communityStreamPrefix, limit: pageSize })
  if (page.isErr()) {
    feed.log.warn({ reason: page.error.message }, 'live events cannot be read')
    client.end('store-unavailable')
    return nothing(place)
  }
  const upTo = page.value.at(-1)?.position ?? (start > place ? start : place)
  return { notices: opened(feed, page.value), upTo, isNewest: false }
}

const nextPart = async (feed: LiveFeed, client: LiveClient, place: string): Promise<Part> => {
  const news = feed.hub.since(place)
  if (news !== undefined) {
    client.isLive = true
    return { ...news, isNewest: true }
  }
  if (!client.isLive) return earlier(feed, client, place)
  client.end('too-slow')
  return nothing(place)
}

const isExpired = ({ clock }: LiveFeed, { request: { actor } }: LiveClient): boolean =>
  actor.expiresAt !== undefined && clock.now() >= actor.expiresAt

/** What the client is told of a notice, by the rights that it has at this moment. */
const seen = async (feed: LiveFeed, client: LiveClient, notice: Notice): Promise<LiveEvent | undefined> => {
  const { actor, communityId } = client.request
  if (communityId !== undefined && communityId !== notice.communityId) return undefined
  const read = await feed.read(notice)
  if (read.isErr()) {
    feed.log.warn({ reason: read.error.message }, 'the community of a live event cannot be read')
    // What is damaged stays so: the client shall not come back to it again and again.
    if (read.error.kind === 'store-failure') client.end('store-unavailable')
    return undefined
  }
  if (isExpired(feed, client)) client.end('token-expired')
  const community = read.value
  return community.kind === 'Community' && client.ending() === undefined
    ? liveEvent({ community, actor }, notice)
    : undefined
}

async function* deliver(feed: LiveFeed, client: LiveClient, { notices, upTo }: Part): Text {
  for (const notice of notices) {
    const event = await seen(feed, client, notice)
    if (client.ending() !== undefined) return
    if (event !== undefined) yield sentEvent(event.type, event, event.position)
    client.place = notice.position
  }
  client.place = upTo
}

async function* untilReady({ hub, heartbeatMs }: LiveFeed, client: LiveClient): Text {
  while (hub.start() === undefined && client.ending() === undefined)
    if ((await client.bell.wait(heartbeatMs)) === 'quiet') yield heartbeat()
}

async function* follow(feed: LiveFeed, client: LiveClient, from: string): Text {
  client.place = from
  yield sentEvent('ready', from === '' ? {} : { position: from }, from)
  while (client.ending() === undefined) {
    const place = client.place ?? from
    const part = await nextPart(feed, client, place)
    yield* deliver(feed, client, part)
    if (client.ending() !== undefined || !part.isNewest) continue
    if ((await client.bell.wait(feed.heartbeatMs)) === 'quiet') yield heartbeat(client.place)
  }
}

/**
 * The text of one client's stream. It is made as fast as the client takes it and no faster, so a client costs no more
 * memory than what all of them share.
 */
export async function* clientStream(feed: LiveFeed, client: LiveClient): Text {
  yield beginning(feed.retryMs)
  yield* untilReady(feed, client)
  const from = client.place ?? feed.hub.head()
  if (from !== undefined) yield* follow(feed, client, from)
  const reason = client.ending() ?? 'server-closing'
  yield sentEvent('closed', { reason, message: endSentences[reason] })
}
