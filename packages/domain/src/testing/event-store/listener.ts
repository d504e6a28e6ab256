import type {
  EventStore,
  Position,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '../../ports/event-store.js'
import { makeAbort } from '../contract/abort.js'
import { expectThat } from '../contract/expectations.js'

/** What a subscription told up to a moment of having caught up. */
export interface Told {
  readonly events: readonly StoredEvent[]
  /** The position that came with the last message of having caught up. */
  readonly position: Position | undefined
}

/** A subscription under test, read one message at a time. */
export interface Listener {
  /** The next message; undefined at the end. */
  readonly next: () => Promise<SubscriptionMessage | undefined>
  /** So many events, passing over messages of having caught up. */
  readonly take: (count: number) => Promise<readonly StoredEvent[]>
  /** All events up to the next message of having caught up. */
  readonly catchUp: () => Promise<Told>
  readonly abort: () => void
  /** Aborts, and fails unless the subscription then ends and leaves the signal alone. */
  readonly stop: () => Promise<void>
}

const eventOf = (message: SubscriptionMessage | undefined): StoredEvent | undefined => {
  if (message === undefined) throw new Error('the subscription ended before it was told to')
  if (message.kind === 'failed') throw new Error(`the subscription failed: ${message.failure.message}`)
  return message.kind === 'event' ? message.event : undefined
}

/** Subscribes to a store. */
export const listen = (store: EventStore, options: Omit<SubscribeOptions, 'signal'> = {}): Listener => {
  const { signal, abort, listeners } = makeAbort()
  const messages = store.subscribe({ ...options, signal })[Symbol.asyncIterator]()

  const next = async (): Promise<SubscriptionMessage | undefined> => {
    const result = await messages.next()
    return result.done === true ? undefined : result.value
  }
  const take = async (count: number): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = []
    while (events.length < count) {
      const event = eventOf(await next())
      if (event !== undefined) events.push(event)
    }
    return events
  }
  const catchUp = async (): Promise<Told> => {
    const events: StoredEvent[] = []
    for (;;) {
      const message = await next()
      const event = eventOf(message)
      if (event !== undefined) events.push(event)
      if (message?.kind === 'caught-up') return { events, position: message.position }
    }
  }
  const stop = async (): Promise<void> => {
    abort()
    while ((await next()) !== undefined);
    expectThat(listeners() === 0, 'a subscription that ended must not go on listening to its signal')
  }
  return { next, take, catchUp, abort, stop }
}
