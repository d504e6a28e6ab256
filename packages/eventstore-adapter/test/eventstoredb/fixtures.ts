import type {
  Appended,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  SubscriptionMessage,
} from '@community-handshake/domain'
import type { EventStoreDbStore, EventStoreDbStoreOptions } from '../../src/eventstoredb/event-store-db-store.js'
import { type EventStoreDbNode, type NodeOptions, startEventStoreDbNode } from '../../src/testing/index.js'
import { openStore } from './node-setup.js'

/** Gives a test a node of its own, and stops it afterwards. */
export const withNode =
  (test: (node: EventStoreDbNode) => Promise<void>, options: NodeOptions = {}): (() => Promise<void>) =>
  async () => {
    const node = await startEventStoreDbNode(options)
    try {
      await test(node)
    } finally {
      await node.stop()
    }
  }

/** Gives a test a node and a store on it. `query` is added to the connection string. */
export const withStore = (
  test: (node: EventStoreDbNode, store: EventStoreDbStore) => Promise<void>,
  query = '',
  options: Partial<EventStoreDbStoreOptions> = {},
): (() => Promise<void>) =>
  withNode(async (node) => {
    const store = openStore({ connectionString: `${node.connectionString}${query}`, ...options })
    try {
      await test(node, store)
    } finally {
      await store.close()
    }
  })

/** A subscription of a test, and what it was told so far. */
export interface Ear {
  readonly messages: readonly SubscriptionMessage[]
  readonly texts: () => readonly string[]
  /** Resolves once so many events have come. */
  readonly heard: (count: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Subscribes to everything. */
export const listenTo = (store: EventStore): Ear => {
  const aborter = new AbortController()
  const messages: SubscriptionMessage[] = []
  const waiting = new Set<() => void>()
  const texts = () => messages.flatMap((message) => (message.kind === 'event' ? [message.event.text] : []))
  const run = async (): Promise<void> => {
    for await (const message of store.subscribe({ signal: aborter.signal })) {
      messages.push(message)
      for (const look of [...waiting]) look()
    }
  }
  const running = run()
  return {
    messages,
    texts,
    heard: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (texts().length < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    stop: () => {
      aborter.abort()
      return running
    },
  }
}

/** Appends, and appends the same events again where the outcome is unknown or nobody was there. */
export const appendSurely = async (
  store: EventStore,
  streamId: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): Promise<Appended> => {
  for (;;) {
    const appended = await store.append(streamId, expected, events)
    if (appended.isOk()) return appended.value
    const { error } = appended
    const canRepeat =
      error.kind === 'store-failure' && (error.reason === 'unknown-outcome' || error.reason === 'unavailable')
    if (!canRepeat)
      throw new Error(JSON.stringify(error, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value)))
  }
}

/** Tells whether a promise is still open after a time in which it should not be. */
export const isStillOpen = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  const settled = promise.then(
    () => 'settled',
    () => 'settled',
  )
  const first = await Promise.race([settled, late])
  clearTimeout(timer)
  return first === 'late'
}
