import { randomUUID } from 'node:crypto'
import type { StoredEvent } from '@community-handshake/domain'
import { status } from '@grpc/grpc-js'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { EventStoreDbNode } from '../../src/testing/index.js'
import { valueIn } from '../results.js'
import { newEvent, newEvents } from '../simple-events.js'
import { until } from '../until.js'
import { listenTo, withNode, withStore } from './fixtures.js'
import { openStore } from './node-setup.js'

/** Puts an event into the database past every store. */
const putStranger = (node: EventStoreDbNode, streamId: string, data = '{}', metadata = ''): void => {
  const event = { id: randomUUID(), type: 'Strange', contentType: 'application/json' }
  const bytes = { data: Buffer.from(data), metadata: Buffer.from(metadata) }
  node.data.log.append({ streamId, expected: 'any', events: [{ ...event, ...bytes }] })
}

const textsOf = (events: readonly StoredEvent[]): readonly string[] => events.map(({ text }) => text)

test(
  'an event is kept as the bytes of its text, as JSON where it is an object, with its id and digest beside it',
  withStore(async (node, store) => {
    const [json, other] = [newEvent('{"b":1.0,"a":2}'), newEvent(' 12 ')]
    assert.ok((await store.append('stream-1', 'any', [json, other])).isOk())
    const [first, second] = node.events()
    assert.is(Buffer.from(first?.data ?? []).toString(), json.text)
    assert.is(first?.contentType, 'application/json')
    assert.is(second?.contentType, 'application/octet-stream')
    assert.is(first?.type, json.type)
    const mark = { id: json.id, digest: json.digest, following: 1 }
    assert.equal(JSON.parse(Buffer.from(first?.metadata ?? []).toString()), mark)
  }),
)

test(
  'stores in different namespaces of one database do not see one another',
  withNode(async (node) => {
    const namespaces = ['', 'one.', 'one.two.', 'a.*[b]']
    const stores = namespaces.map((namespace) => openStore({ connectionString: node.connectionString, namespace }))
    for (const [index, store] of stores.entries()) {
      assert.ok((await store.append('stream-1', 'no_stream', [newEvent(`"${index}"`)])).isOk())
      const { position } = valueIn(await store.readStream('stream-1'))[0] ?? {}
      if (position === undefined) throw new Error('there must be an event')
      assert.ok((await store.checkpoints.save('reader', position)).isOk())
    }
    // Without a namespace a store sees everybody's streams, under their whole names.
    for (const [index, store] of stores.entries()) {
      assert.equal(textsOf(valueIn(await store.readStream('stream-1'))), [`"${index}"`])
      const visible = textsOf(valueIn(await store.readAll({ streamPrefix: 'stream-' })))
      assert.equal(visible, [`"${index}"`])
    }
    await Promise.all(stores.map((store) => store.close()))
  }),
)

test(
  'names that the database or the checkpoints use are refused',
  withStore(async (node, store) => {
    for (const streamId of ['$all', '$$stream-1', 'checkpoint-reader']) {
      const appended = await store.append(streamId, 'any', [newEvent()])
      assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'invalid')
      const read = await store.readStream(streamId)
      assert.is(read.isErr() && read.error.reason, 'invalid')
    }
    assert.is(node.calls.length, 0)
  }),
)

test(
  'events of others are left out of all streams, however many there are, and pages are full all the same',
  withStore(async (node, store) => {
    for (let number = 0; number < 30; number += 1) {
      for (let other = 0; other < 20; other += 1) putStranger(node, `other-${other}`)
      assert.ok((await store.append('stream-1', 'any', [newEvent(`"${number}"`)])).isOk())
    }
    const page = valueIn(await store.readAll({ limit: 20 }))
    assert.is(page.length, 20)
    const after = page.at(-1)?.position
    if (after === undefined) throw new Error('there must be a position')
    assert.is(valueIn(await store.readAll({ limit: 20, after })).length, 10)
    const ear = listenTo(store)
    await ear.heard(30)
    putStranger(node, 'other-1')
    assert.ok((await store.append('stream-1', 'any', [newEvent('"31"')])).isOk())
    await ear.heard(31)
    await ear.stop()
  }),
)

test(
  'an event of others in a stream of ours is damage of that stream, and of that stream alone',
  withStore(async (node, store) => {
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    putStranger(node, 'stream-1')
    const read = await store.readStream('stream-1')
    assert.is(read.isErr() && read.error.reason, 'damaged')
    assert.is(valueIn(await store.readAll()).length, 1)
  }),
)

test(
  'an event of ours whose bytes are not UTF-8 is damage, for readers and for subscribers',
  withStore(async (node, store) => {
    const ear = listenTo(store)
    await until(() => node.subscriptions() === 1)
    const event = { id: randomUUID(), type: 'Happened', contentType: 'application/json' }
    const metadata = Buffer.from(JSON.stringify({ id: event.id, digest: '', following: 0 }))
    const damaged = { ...event, metadata, data: Buffer.from([0xff, 0xfe]) }
    node.data.log.append({ streamId: 'stream-1', expected: 'any', events: [damaged] })
    const read = await store.readAll()
    assert.is(read.isErr() && read.error.reason, 'damaged')
    await until(() => ear.messages.at(-1)?.kind === 'failed')
    await ear.stop()
  }),
)

test(
  'a checkpoint is a stream of which the database shows the last event only',
  withStore(async (node, store) => {
    const { position } = valueIn(await store.append('stream-1', 'any', [newEvent()]))
    for (let round = 0; round < 5; round += 1) assert.ok((await store.checkpoints.save('reader', position)).isOk())
    assert.is(node.data.log.read('checkpoint-reader')?.length, 1)
    assert.is(node.data.log.read('$$checkpoint-reader')?.length, 1)
  }),
)

test(
  'a checkpoint that cannot be read is damage',
  withStore(async (node, store) => {
    for (const data of ['nonsense', '{}', '{"position":"nonsense"}']) {
      putStranger(node, 'checkpoint-reader', data)
      const loaded = await store.checkpoints.load('reader')
      assert.is(loaded.isErr() && loaded.error.reason, 'damaged', data)
    }
  }),
)

test(
  'saving a checkpoint wakes no subscriber',
  withStore(async (node, store) => {
    const { position } = valueIn(await store.append('stream-1', 'any', [newEvent()]))
    const ear = listenTo(store)
    await until(() => ear.messages.length === 2 && node.subscriptions() === 1)
    assert.ok((await store.checkpoints.save('reader', position)).isOk())
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    await until(() => ear.messages.length === 4)
    assert.equal(
      ear.messages.map(({ kind }) => kind),
      ['event', 'caught-up', 'event', 'caught-up'],
    )
    await ear.stop()
  }),
)

test(
  'a position that the database cannot have is invalid',
  withStore(async (_node, store) => {
    for (const after of ['9'.repeat(20), '1', '-0000000000000000001'] as never[]) {
      const read = await store.readAll({ after })
      assert.is(read.isErr() && read.error.reason, 'invalid')
    }
    assert.equal(valueIn(await store.readStream('stream-1', { from: 2n ** 70n })), [])
  }),
)

test(
  'a subscriber that begins while the database is away is told everything when that is back',
  withStore(async (node, store) => {
    assert.ok((await store.append('stream-1', 'any', newEvents(3))).isOk())
    await node.stop()
    const ear = listenTo(store)
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.is(ear.messages.length, 0)
    await node.start()
    await ear.heard(3)
    await until(() => ear.messages.at(-1)?.kind === 'caught-up')
    await ear.stop()
  }),
)

test(
  'a subscriber that stops listening for a while is told all that it missed, in order',
  withStore(async (node, store) => {
    const aborter = new AbortController()
    const messages = store.subscribe({ signal: aborter.signal })[Symbol.asyncIterator]()
    assert.is((await messages.next()).value?.kind, 'caught-up')
    await until(() => node.subscriptions() === 1)
    const texts = Array.from({ length: 1500 }, (_none, index) => `"${index}"`)
    for (let first = 0; first < texts.length; first += 300) {
      const events = texts.slice(first, first + 300).map((text) => newEvent(text))
      assert.ok((await store.append('stream-1', 'any', events)).isOk())
    }
    const told: string[] = []
    while (told.length < texts.length) {
      const { value } = await messages.next()
      if (value?.kind === 'event') told.push(value.event.text)
    }
    assert.equal(told, texts)
    aborter.abort()
    assert.ok((await messages.next()).done)
  }),
)

test(
  'a subscription whose place the server does not know any more finds a new one',
  withStore(async (node, store) => {
    node.faults.refusals.set('subscribe', { count: 1, code: status.INVALID_ARGUMENT })
    const ear = listenTo(store)
    await until(() => node.subscriptions() === 1)
    assert.ok((await store.append('stream-1', 'any', newEvents(2))).isOk())
    await ear.heard(2)
    await ear.stop()
  }),
)

test(
  'trouble with the subscription is told with the number of the try, and without secrets',
  withNode(async (node) => {
    const told: string[] = []
    const connectionString = node.connectionString.replace('//', '//user:hunter2@')
    const onTrouble = (failure: { readonly message: string }, attempt: number) =>
      told.push(`${attempt} ${failure.message}`)
    const store = openStore({ connectionString, onTrouble })
    const ear = listenTo(store)
    await until(() => node.subscriptions() === 1)
    await node.stop()
    await until(() => told.length >= 3)
    assert.equal(
      told.slice(0, 3).map((text) => text[0]),
      ['1', '2', '3'],
    )
    assert.not.match(told.join('\n'), 'hunter2')
    await node.start()
    await ear.stop()
    await store.close()
  }),
)

test.run()
