import {
  ANY,
  BACKWARDS,
  binaryEvent,
  END,
  type EventStoreDBClient,
  eventTypeFilter,
  FORWARDS,
  NO_STREAM,
  PARK,
  persistentSubscriptionToAllSettingsFromDefaults,
  RETRY,
  START,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { until } from '../until.js'
import { type Numbered, numberedEvent, rejectionOf, withOfficialClient } from './client-faults/official-client.js'
import { withNode } from './fixtures.js'

// The node inside this process is worth what the official client makes of it.

const withClient = (work: (client: EventStoreDBClient) => Promise<void>): (() => Promise<void>) =>
  withNode((node) => withOfficialClient(node.connectionString, work))

const numberOf = (event: { data: unknown } | undefined): number | undefined =>
  (event?.data as Numbered['data'] | undefined)?.number

const numbersOf = async (events: AsyncIterable<{ event?: { data: unknown } }>): Promise<readonly unknown[]> => {
  const numbers: unknown[] = []
  for await (const { event } of events) numbers.push(numberOf(event))
  return numbers
}

const someone = { credentials: { username: 'somebody', password: 'something' } }

for (const [how, options] of [
  ['by batches', {}],
  ['one by one', someone],
] as const)
  test(
    `appended ${how}, expected revisions are kept and conflicts named`,
    withClient(async (client) => {
      const append = (number: number, expectedRevision: bigint | 'any' | 'no_stream' | 'stream_exists') =>
        client.appendToStream('stream-1', numberedEvent(number), { expectedRevision, ...options })
      await rejectionOf(append(0, STREAM_EXISTS))
      assert.is((await append(1, NO_STREAM)).nextExpectedRevision, 0n)
      assert.is((await append(2, 0n)).nextExpectedRevision, 1n)
      assert.is((await append(3, STREAM_EXISTS)).nextExpectedRevision, 2n)
      assert.is((await append(4, ANY)).nextExpectedRevision, 3n)
      const conflict = await rejectionOf(append(5, 1n))
      assert.instance(conflict, WrongExpectedVersionError)
      assert.is((conflict as WrongExpectedVersionError).actualVersion, 3n)
      assert.equal(await numbersOf(client.readStream<Numbered>('stream-1')), [1, 2, 3, 4])
    }),
  )

test(
  'an append that is made again is recognised by its ids, also in parts',
  withClient(async (client) => {
    const events = [1, 2, 3].map(numberedEvent)
    const options = { expectedRevision: NO_STREAM } as const
    const first = await client.appendToStream('stream-1', events, options)
    await client.appendToStream('stream-1', numberedEvent(4))
    assert.equal(await client.appendToStream('stream-1', events, options), first)
    const partly = [...events.slice(0, 2), numberedEvent(9)]
    assert.instance(await rejectionOf(client.appendToStream('stream-1', partly, options)), WrongExpectedVersionError)
    assert.instance(await rejectionOf(client.appendToStream('stream-1', partly)), WrongExpectedVersionError)
  }),
)

test(
  'streams are read from anywhere in both directions, and all of them by filters',
  withClient(async (client) => {
    await client.appendToStream('stream-1', [1, 2, 3, 4, 5].map(numberedEvent))
    const read = (options: Parameters<EventStoreDBClient['readStream']>[1]) =>
      numbersOf(client.readStream('stream-1', options))
    assert.equal(await read({ fromRevision: 1n, maxCount: 2 }), [2, 3])
    assert.equal(await read({ direction: BACKWARDS, fromRevision: END, maxCount: 2 }), [5, 4])
    assert.equal(await read({ direction: FORWARDS, fromRevision: 9n }), [])
    const backwards = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 2 })
    assert.equal(await numbersOf(backwards), [5, 4])
    assert.instance(await rejectionOf(numbersOf(client.readStream('stream-2'))), StreamNotFoundError)
  }),
)

test(
  'what was deleted is not found, and what was deleted for good says so',
  withClient(async (client) => {
    await client.appendToStream('stream-1', [1, 2].map(numberedEvent))
    await client.deleteStream('stream-1')
    assert.instance(await rejectionOf(numbersOf(client.readStream('stream-1'))), StreamNotFoundError)
    const { nextExpectedRevision } = await client.appendToStream('stream-1', numberedEvent(3), {
      expectedRevision: NO_STREAM,
    })
    assert.is(nextExpectedRevision, 2n)
    await client.setStreamMetadata('stream-1', {})
    await client.tombstoneStream('stream-1')
    assert.instance(await rejectionOf(client.appendToStream('stream-1', numberedEvent(4))), StreamDeletedError)
    assert.instance(await rejectionOf(client.appendToStream('stream-1', numberedEvent(4), someone)), StreamDeletedError)
    assert.instance(await rejectionOf(numbersOf(client.readStream('stream-1'))), StreamDeletedError)
  }),
)

test(
  'events of bytes, and large ones, come back as they were',
  withClient(async (client) => {
    const data = Uint8Array.from({ length: 900_000 }, (_none, index) => index % 256)
    await client.appendToStream('stream-1', binaryEvent({ type: 'Bytes', data }))
    for await (const { event } of client.readStream('stream-1'))
      assert.is(Buffer.compare(Buffer.from(data), Buffer.from(event?.data as Uint8Array)), 0)
  }),
)

test(
  'a slow subscriber gets everything in order, with checkpoints, and the server keeps nothing for it',
  withClient(async (client) => {
    let checkpoints = 0
    const filter = eventTypeFilter({
      prefixes: ['Numbered'],
      checkpointInterval: 1,
      checkpointReached: () => {
        checkpoints += 1
      },
    })
    const subscription = client.subscribeToAll({ fromPosition: START, filter })
    const numbers: unknown[] = []
    for (let batch = 0; batch < 5; batch += 1)
      await client.appendToStream(
        'stream-1',
        Array.from({ length: 100 }, (_none, index) => numberedEvent(batch * 100 + index)),
      )
    for await (const { event } of subscription) {
      numbers.push(numberOf(event))
      if (numbers.length % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      if (numbers.length === 500) break
    }
    await subscription.unsubscribe()
    assert.equal(
      numbers,
      Array.from({ length: 500 }, (_none, index) => index),
    )
    assert.ok(checkpoints > 5)
  }),
)

test(
  'a group hands out, takes back, tries again, sets aside and hands out again',
  withClient(async (client) => {
    await client.appendToStream('stream-1', [1, 2, 3].map(numberedEvent))
    const settings = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: START, maxRetryCount: 3 })
    const filter = streamNameFilter({ prefixes: ['stream-'] })
    await client.createPersistentSubscriptionToAll('workers', settings, { filter })
    await rejectionOf(client.createPersistentSubscriptionToAll('workers', settings, { filter }))
    const seen: string[] = []
    const subscription = client.subscribeToPersistentSubscriptionToAll('workers')
    subscription.on('data', (event) => {
      const number = numberOf(event.event)
      seen.push(`${number}/${event.retryCount}${event.link === undefined ? '' : ' again'}`)
      const isRetried = number === 1 && event.retryCount < 2
      if (isRetried) void subscription.nack(RETRY, 'not yet', event)
      else if (number === 2 && event.link === undefined) void subscription.nack(PARK, 'never', event)
      else void subscription.ack(event)
    })
    await until(() => seen.length === 5)
    const { stats } = await client.getPersistentSubscriptionToAllInfo('workers')
    assert.is(stats.parkedMessageCount, 1n)
    await client.replayParkedMessagesToAll('workers')
    await until(() => seen.length === 6)
    assert.equal(seen.sort(), ['1/0', '1/1', '1/2', '2/0', '2/0 again', '3/0'])
    const dropped = new Promise((resolve) => subscription.once('error', resolve))
    await client.deletePersistentSubscriptionToAll('workers')
    assert.match(String(await dropped), 'does-not-exist')
  }),
)

test.run()
