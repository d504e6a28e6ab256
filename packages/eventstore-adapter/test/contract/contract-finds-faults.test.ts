import type {
  EventStore,
  ReadAllOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '@community-handshake/domain'
import { type CheckpointedStore, type ContractSetup, eventStoreContract } from '@community-handshake/domain/testing'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'

// A contract is worth what it finds: each of these stores does one thing wrong.

type Change = (store: EventStore) => Partial<EventStore>
type Messages = AsyncIterable<SubscriptionMessage>

const mapEvents = (store: EventStore, change: (events: readonly StoredEvent[]) => readonly StoredEvent[]) => ({
  readStream: (...args: Parameters<EventStore['readStream']>) => store.readStream(...args).map(change),
  readAll: (...args: Parameters<EventStore['readAll']>) => store.readAll(...args).map(change),
})

const onMessages =
  (change: (messages: Messages, options: SubscribeOptions) => Messages): Change =>
  (store) => ({ subscribe: (options) => change(store.subscribe(options), options) })

const readOtherwise =
  (change: (options: ReadAllOptions) => ReadAllOptions): Change =>
  (store) => ({ readAll: (options = {}) => store.readAll(change(options)) })

async function* skipFirst(messages: Messages): Messages {
  let isFirst = true
  for await (const message of messages) {
    if (message.kind !== 'event' || !isFirst) yield message
    if (message.kind === 'event') isFirst = false
  }
}

async function* tellTwice(messages: Messages): Messages {
  for await (const message of messages) {
    yield message
    if (message.kind === 'event') yield message
  }
}

async function* catchUpOnce(messages: Messages): Messages {
  let isToldAlready = false
  for await (const message of messages) {
    if (message.kind !== 'caught-up' || !isToldAlready) yield message
    isToldAlready ||= message.kind === 'caught-up'
  }
}

async function* stayAtLastEvent(messages: Messages): Messages {
  let last: StoredEvent | undefined
  for await (const message of messages) {
    if (message.kind === 'event') last = message.event
    const position = last === undefined ? {} : { position: last.position }
    yield message.kind === 'caught-up' ? { kind: 'caught-up', ...position } : message
  }
}

const faults: { readonly [fault: string]: Change } = {
  'does not look at the expected revision': (store) => ({
    append: (streamId, _expected, events) => store.append(streamId, 'any', events),
  }),
  'takes stream_exists for any': (store) => ({
    append: (streamId, expected, events) =>
      store.append(streamId, expected === 'stream_exists' ? 'any' : expected, events),
  }),
  'stores a part of what it refuses': (store) => ({
    append: (streamId, expected, events) =>
      store.append(streamId, expected, events).orElse((failure) =>
        store
          .append(streamId, 'any', events.slice(0, 1))
          .orElse(() => errAsync(failure))
          .andThen(() => errAsync(failure)),
      ),
  }),
  'does not recognise a repeated append': (store) => {
    const seen = new Set<string>()
    return {
      append: (streamId, expected, events) => {
        const isRepeated = events.some(({ id }) => seen.has(id))
        for (const { id } of events) seen.add(id)
        return isRepeated
          ? errAsync({ kind: 'revision-conflict', streamId, expected, actual: 'no_stream' })
          : store.append(streamId, expected, events)
      },
    }
  },
  'names the wrong actual revision': (store) => ({
    append: (...args) =>
      store
        .append(...args)
        .mapErr((failure) => (failure.kind === 'revision-conflict' ? { ...failure, actual: 5n } : failure)),
  }),
  'counts revisions from 1': (store) =>
    mapEvents(store, (events) => events.map((event) => ({ ...event, revision: event.revision + 1n }))),
  'trims texts': (store) =>
    mapEvents(store, (events) => events.map((event) => ({ ...event, text: event.text.trim() }))),
  'normalises texts': (store) =>
    mapEvents(store, (events) => events.map((event) => ({ ...event, text: event.text.normalize('NFC') }))),
  'gives all streams in the wrong order': (store) => ({
    readAll: (options) => store.readAll(options).map((events) => [...events].reverse()),
  }),
  'does not look at the limit': readOtherwise((options) => ({ ...options, limit: 10_000 })),
  'does not look at the prefix': readOtherwise(({ streamPrefix: _none, ...options }) => options),
  'does not look at where to begin': readOtherwise(({ after: _none, ...options }) => options),
  'takes _ and % in a prefix for any letter': (store) => ({
    readAll: ({ streamPrefix = '', ...options } = {}) => {
      const pattern = new RegExp(`^${streamPrefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[%_]/g, '.')}`)
      return store.readAll(options).map((events) => events.filter(({ streamId }) => pattern.test(streamId)))
    },
  }),
  'takes names of streams in any case': (store) => ({
    append: (streamId, ...rest) => store.append(streamId.toLowerCase(), ...rest),
  }),
  'accepts an append of nothing': (store) => ({
    append: (streamId, expected, events) =>
      events.length === 0
        ? okAsync({ revision: 0n, position: '0' as never })
        : store.append(streamId, expected, events),
  }),
  'skips an event in subscriptions': onMessages(skipFirst),
  'tells events twice in subscriptions': onMessages(tellTwice),
  'tells only once that a subscription has caught up': onMessages(catchUpOnce),
  'stays at the last event that a subscription told': onMessages(stayAtLastEvent),
  'does not begin a subscription where it is told to': (store) => ({
    subscribe: ({ after: _none, ...options }) => store.subscribe(options),
  }),
  'does not filter a subscription': (store) => ({
    subscribe: ({ streamPrefix: _none, ...options }) => store.subscribe(options),
  }),
  'does not end a subscription that waits when it is aborted': (store) => ({
    subscribe: (options) => store.subscribe({ ...options, signal: new AbortController().signal }),
  }),
  'does not close': () => ({ close: async () => {} }),
}

const setupOf = (change: Change): ContractSetup<EventStore> => ({
  newPlace: async () => ({
    open: async (): Promise<CheckpointedStore> => {
      const store = memoryEventStore()
      return { ...store, ...change(store) }
    },
    remove: async () => {},
  }),
  survivesRestart: false,
  expire: () => {
    let timer: NodeJS.Timeout | undefined
    const expired = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('nothing came')), 250)
    })
    return { expired, cancel: () => clearTimeout(timer) }
  },
})

const findings = async (change: Change): Promise<number> => {
  let found = 0
  for (const { run } of eventStoreContract(setupOf(change))) {
    await run().catch((error: unknown) => {
      assert.instance(error, Error)
      found += 1
    })
    if (found > 0) return found
  }
  return found
}

for (const [fault, change] of Object.entries(faults))
  test(`the contract finds a store that ${fault}`, async () => {
    assert.ok((await findings(change)) > 0)
  })

test.run()
