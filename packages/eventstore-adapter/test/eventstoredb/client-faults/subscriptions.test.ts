import type { StoreFailure } from '@community-handshake/domain'
import { START, streamNameFilter } from '@eventstore/db-client'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { newEvent, newEvents } from '../../simple-events.js'
import { until } from '../../until.js'
import { appendSurely, isStillOpen, listenTo, withNode, withStore } from '../fixtures.js'
import { type Numbered, numberedEvent, withOfficialClient } from './official-client.js'

const filtered = (checkpointReached?: () => Promise<void>) =>
  streamNameFilter({
    prefixes: ['stream-'],
    checkpointInterval: 1,
    maxSearchWindow: 1,
    ...(checkpointReached && { checkpointReached }),
  })

test(
  'E7, official client: leaving the loop leaves the subscription open at the server',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      await client.appendToStream('stream-1', numberedEvent(1))
      for await (const _event of client.subscribeToAll({ filter: filtered() })) break
      await new Promise((resolve) => setTimeout(resolve, 100))
      assert.is(node.subscriptions(), 1)
    })
  }),
)

test(
  'E7: leaving the loop ends the subscription at the server',
  withStore(async (node, store) => {
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    const { signal } = new AbortController()
    for await (const message of store.subscribe({ signal })) if (message.kind === 'caught-up') break
    await until(() => node.calls.some(({ method }) => method === 'subscribe') && node.subscriptions() === 0)
  }),
)

test(
  'E8, official client: a checkpoint that cannot be noted down stops the subscription without a word',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
      await client.appendToStream('stream-1', [1, 2, 3].map(numberedEvent))
      const filter = filtered(() => Promise.reject(new Error('the disk is full')))
      const told: unknown[] = []
      const subscription = client.subscribeToAll({ fromPosition: START, filter })
      subscription.on('data', (event) => told.push(event))
      subscription.on('error', (error) => told.push(error))
      await unhandled
      await new Promise((resolve) => setTimeout(resolve, 100))
      assert.ok(told.length < 3)
    })
  }),
)

test(
  'E8: subscriptions go on past checkpoints, and whatever a callback of the host throws',
  withStore(
    async (node, store) => {
      const thrown = new Promise((resolve) => process.once('uncaughtException', resolve))
      const ear = listenTo(store)
      await until(() => node.subscriptions() === 1)
      node.cutConnections()
      assert.match(String(await thrown), 'the log is full')
      for (let batch = 0; batch < 3; batch += 1)
        assert.ok((await store.append('stream-1', 'any', newEvents(400))).isOk())
      await ear.heard(1200)
      await ear.stop()
    },
    '',
    {
      onTrouble: () => {
        throw new Error('the log is full')
      },
    },
  ),
)

test(
  'E9, official client: it has caught up before it has told what there was',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      await client.appendToStream('stream-1', [1, 2, 3].map(numberedEvent))
      const told: string[] = []
      const subscription = client.subscribeToStream<Numbered>('stream-1')
      subscription.on('caughtUp', () => told.push('caught up'))
      for await (const { event } of subscription) {
        told.push(`event ${event?.data.number}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
        if (told.length === 4) break
      }
      assert.is.not(told.at(-1), 'caught up')
    })
  }),
)

test(
  'E9: it has caught up after it has told what there was, and never in the middle of an append',
  withStore(async (_node, store) => {
    assert.ok((await store.append('stream-1', 'any', newEvents(3))).isOk())
    const ear = listenTo(store)
    await until(() => ear.messages.length === 4)
    for (let number = 0; number < 20; number += 1)
      assert.ok((await store.append('stream-1', 'any', newEvents(5))).isOk())
    await ear.heard(103)
    await until(() => ear.messages.at(-1)?.kind === 'caught-up')
    await ear.stop()
    let events = 0
    for (const message of ear.messages) {
      if (message.kind === 'event') events += 1
      else assert.is((events - 3) % 5, 0, `caught up after ${events} events`)
    }
  }),
)

test(
  'E14, official client: a subscription ends when the server is started again',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      const subscription = client.subscribeToAll({ filter: filtered() })
      const failed = new Promise((resolve) => subscription.once('error', resolve))
      subscription.on('data', () => {})
      await until(() => node.subscriptions() === 1)
      await node.stop()
      await failed
      await node.start()
      await client.appendToStream('stream-1', numberedEvent(1))
      await new Promise((resolve) => setTimeout(resolve, 200))
      assert.is(node.subscriptions(), 0)
    })
  }),
)

test(
  'E14: a subscription goes on when the server is started again, and loses and repeats nothing',
  withStore(async (node, store) => {
    const ear = listenTo(store)
    const texts: string[] = []
    for (let round = 0; round < 5; round += 1) {
      for (let number = 0; number < 4; number += 1) {
        const text = `${round}/${number}`
        texts.push(text)
        const expected = round === 0 ? 'no_stream' : BigInt(round - 1)
        await appendSurely(store, `stream-${number}`, expected, [newEvent(text)])
      }
      await node.stop()
      await node.start()
    }
    await ear.heard(20)
    assert.equal(ear.texts(), texts)
    await ear.stop()
  }),
)

test(
  'E15, official client: without keepalive nobody notices that the network has gone silent',
  withNode(async (node) => {
    await withOfficialClient(`${node.connectionString}&keepAliveInterval=-1`, async (client) => {
      const subscription = client.subscribeToAll({ filter: filtered() })
      const failed = new Promise((resolve) => subscription.once('error', resolve))
      subscription.on('data', () => {})
      await until(() => node.subscriptions() === 1)
      node.pause()
      assert.ok(await isStillOpen(failed, 1500))
      node.resume()
    })
  }),
)

test('E15: that the network has gone silent is noticed, and the subscription goes on when it is back', () => {
  const trouble: string[] = []
  const onTrouble = ({ message }: StoreFailure): unknown => trouble.push(message)
  return withStore(
    async (node, store) => {
      const ear = listenTo(store)
      await until(() => node.subscriptions() === 1)
      node.pause()
      await until(() => trouble.length > 0)
      const lost = await store.append('stream-1', 'any', [newEvent('lost')])
      assert.ok(lost.isErr())
      node.resume()
      await appendSurely(store, 'stream-2', 'any', [newEvent('kept')])
      await until(() => ear.texts().includes('kept'))
      await ear.stop()
    },
    '&keepAliveInterval=300&keepAliveTimeout=200&defaultDeadline=1000',
    { onTrouble },
  )()
})

const fewCalls = { maxConcurrentCalls: 5 }

test(
  'E16, official client: subscriptions beyond what the server allows keep every read waiting for ever',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      for (let number = 0; number < 5; number += 1) client.subscribeToAll({ filter: filtered() }).on('data', () => {})
      await until(() => node.subscriptions() === 5)
      const read = (async () => {
        for await (const _event of client.readAll({ maxCount: 1 })) return
      })()
      assert.ok(await isStillOpen(read, 500))
    })
  }, fewCalls),
)

test(
  'E16: any number of subscribers share one subscription at the server',
  withStore(async (node, store) => {
    const ears = Array.from({ length: 40 }, () => listenTo(store))
    await until(() => ears.every(({ messages }) => messages.length === 1))
    assert.ok((await store.append('stream-1', 'any', newEvents(3))).isOk())
    for (const ear of ears) await ear.heard(3)
    assert.is(node.subscriptions(), 1)
    for (const ear of ears) await ear.stop()
    await until(() => node.subscriptions() === 0)
  }),
)

test.run()
