import {
  communityStreamPrefix,
  type EventStore,
  type Hasher,
  type StoredEvent,
  type StoreFailure,
  type SubscriptionMessage,
} from '@community-handshake/domain'
import type { FastifyBaseLogger } from 'fastify'
import { makeBell } from './bell.js'
import { type Notice, noticeOf } from './notice.js'

/** What the hub works with. */
export interface EventHubOptions {
  readonly store: Pick<EventStore, 'subscribe'>
  readonly hasher: Hasher
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn'>
  /** How many notices are remembered. */
  readonly rememberedEvents: number
  /** The pause before the store is asked again after it failed. */
  readonly retryMs: number
}

/** What came after a place in the history. */
export interface News {
  readonly notices: readonly Notice[]
  /** The place up to which these are all. */
  readonly upTo: string
}

/** The one subscription that all clients share. Places are positions; the empty text is the place before the first. */
export interface EventHub {
  /** The place from which on everything is remembered; undefined until everything stored so far was gone through. */
  readonly start: () => string | undefined
  /** The newest place; undefined until everything stored so far was gone through. */
  readonly head: () => string | undefined
  /** What came after a place; undefined where that is not remembered (any more, or yet). */
  readonly since: (place: string) => News | undefined
  /** True once the store has ended the subscription for good. */
  readonly isOver: () => boolean
  /** Calls back on each change until the returned function is called. The first listener starts the subscription. */
  readonly listen: (listener: () => void) => () => void
  /** Ends the subscription. */
  readonly close: () => Promise<void>
}

interface Memory {
  notices: Notice[]
  start: string | undefined
  head: string
  isOver: boolean
  readonly listeners: Set<() => void>
}

const announce = ({ listeners }: Memory): void => {
  for (const listener of [...listeners]) listener()
}

const remember = (memory: Memory, { hasher, log, rememberedEvents }: EventHubOptions, stored: StoredEvent): void => {
  memory.head = stored.position
  if (memory.start === undefined) return
  const notice = noticeOf(hasher, stored)
  if (notice.isErr()) {
    log.error({ reason: notice.error.message }, 'a damaged event is left out of the live events')
    return
  }
  memory.notices.push(notice.value)
  if (memory.notices.length > rememberedEvents) memory.start = memory.notices.shift()?.position ?? memory.start
  announce(memory)
}

const catchUp = (memory: Memory, position: string | undefined): void => {
  memory.head = position ?? memory.head
  memory.start ??= memory.head
  announce(memory)
}

const take = (memory: Memory, options: EventHubOptions, message: SubscriptionMessage): StoreFailure | undefined => {
  if (message.kind === 'failed') return message.failure
  if (message.kind === 'event') remember(memory, options, message.event)
  else catchUp(memory, message.position)
  return undefined
}

/** Follows the store until the subscription is over; undefined where it came to an orderly end. */
const follow = async (
  memory: Memory,
  options: EventHubOptions,
  signal: AbortSignal,
): Promise<StoreFailure | undefined> => {
  const after = memory.head === '' ? {} : { after: memory.head as Notice['position'] }
  try {
    for await (const message of options.store.subscribe({ ...after, streamPrefix: communityStreamPrefix, signal })) {
      const failure = take(memory, options, message)
      if (failure !== undefined) return failure
    }
    return undefined
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    return { kind: 'store-failure', reason: 'unavailable', message }
  }
}

const newsSince = ({ notices, start, head }: Memory, place: string): News | undefined => {
  if (start === undefined || place < start) return undefined
  let first = notices.length
  while (first > 0 && (notices[first - 1]?.position ?? '') > place) first -= 1
  return { notices: notices.slice(first), upTo: place > head ? place : head }
}

/** Makes a hub; nothing is read before somebody listens. */
export const eventHub = (options: EventHubOptions): EventHub => {
  const memory: Memory = { notices: [], start: undefined, head: '', isOver: false, listeners: new Set() }
  const stop = new AbortController()
  const stopBell = makeBell()
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const failure = await follow(memory, options, stop.signal)
      if (failure === undefined || failure.reason === 'closed') break
      options.log.warn({ reason: failure.message }, 'the live events were interrupted and are taken up again')
      await stopBell.wait(options.retryMs)
    }
    memory.isOver = true
    announce(memory)
  }

  return {
    start: () => memory.start,
    head: () => (memory.start === undefined ? undefined : memory.head),
    since: (place) => newsSince(memory, place),
    isOver: () => memory.isOver,
    listen: (listener) => {
      // A wrapper of its own, so that the same function may listen twice.
      const entry = (): void => listener()
      memory.listeners.add(entry)
      running ??= run()
      return () => {
        memory.listeners.delete(entry)
      }
    },
    close: async () => {
      stop.abort()
      stopBell.ring()
      await running
    },
  }
}
