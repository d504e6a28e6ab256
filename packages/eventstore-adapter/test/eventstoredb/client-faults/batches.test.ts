import { NO_STREAM } from '@eventstore/db-client'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { startEventStoreDbNode } from '../../../src/testing/index.js'
import { valueIn } from '../../results.js'
import { newEvent, newEvents } from '../../simple-events.js'
import { until } from '../../until.js'
import { isStillOpen, withNode, withStore } from '../fixtures.js'
import { openStore } from '../node-setup.js'
import { numberedEvent, rejectionOf, withOfficialClient } from './official-client.js'

test(
  'E1, official client: a batch that breaks at one server rejects appends to another one',
  withNode(async (broken) => {
    const healthy = await startEventStoreDbNode()
    healthy.faults.silent.add('batchAppend')
    broken.faults.brokenBatches = true
    await withOfficialClient(healthy.connectionString, async (one) => {
      await withOfficialClient(broken.connectionString, async (other) => {
        const pending = one.appendToStream('stream-1', numberedEvent(1))
        await until(() => healthy.calls.some(({ method }) => method === 'batchAppend'))
        await rejectionOf(other.appendToStream('stream-1', numberedEvent(1)))
        assert.match((await rejectionOf(pending)).message, 'the node is going away')
      })
    })
    await healthy.stop()
  }),
)

test(
  'E1: an answer that is lost at one server leaves appends to another one alone, and is told as unknown',
  withStore(async (broken, store) => {
    const healthy = await startEventStoreDbNode()
    const other = openStore({ connectionString: healthy.connectionString })
    broken.faults.loseAnswers = 1
    const events = [newEvent()]
    const [lost, kept] = await Promise.all([
      store.append('stream-1', 'no_stream', events),
      other.append('stream-1', 'no_stream', [newEvent()]),
    ])
    assert.ok(kept.isOk())
    assert.is(lost.isErr() && lost.error.kind === 'store-failure' && lost.error.reason, 'unknown-outcome')
    const again = valueIn(await store.append('stream-1', 'no_stream', events))
    assert.is(again.revision, 0n)
    assert.is(valueIn(await store.readStream('stream-1')).length, 1)
    await other.close()
    await healthy.stop()
  }),
)

test(
  'E2, official client: a batch that is not answered outlives its deadline',
  withNode(async (node) => {
    node.faults.silent.add('batchAppend')
    await withOfficialClient(node.connectionString, async (client) => {
      const appending = client.appendToStream('stream-1', numberedEvent(1), { deadline: 100 })
      assert.ok(await isStillOpen(appending, 600))
    })
  }),
)

test(
  'E2: an append that is not answered is told as unknown after its deadline',
  withStore(async (node, store) => {
    node.faults.silent.add('append')
    const appended = await store.append('stream-1', 'no_stream', [newEvent()])
    assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'unknown-outcome')
  }, '&defaultDeadline=100'),
)

test(
  'E3, official client: an event that JSON cannot say is an unhandled rejection',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
      const event = numberedEvent(1)
      Reflect.set(event.data, 'number', 1n)
      const appending = client.appendToStream('stream-1', event, { deadline: 100 })
      assert.match(String(await unhandled), 'BigInt')
      assert.ok(await isStillOpen(appending, 300))
    })
  }),
)

test(
  'E3: an event that cannot be stored is a failure, and nothing is sent',
  withStore(async (node, store) => {
    const appended = await store.append('stream-1', 'any', [newEvent('half a \ud83d')])
    assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'invalid')
    assert.is(node.calls.length, 0)
  }),
)

test(
  'E4, official client: without exceptions a conflict names revision 1, whatever it is',
  withNode(async (node) => {
    await withOfficialClient(`${node.connectionString}&throwOnAppendFailure=false`, async (client) => {
      await client.appendToStream('stream-1', [1, 2, 3, 4, 5].map(numberedEvent))
      const result = await client.appendToStream('stream-1', numberedEvent(6), { expectedRevision: NO_STREAM })
      assert.is(result.nextExpectedRevision, 1n)
    })
  }),
)

test(
  'E4: a conflict names the revision that the stream has',
  withStore(async (_node, store) => {
    assert.ok((await store.append('stream-1', 'any', newEvents(5))).isOk())
    const conflict = await store.append('stream-1', 'no_stream', [newEvent()])
    assert.equal(conflict.isErr() && conflict.error, {
      kind: 'revision-conflict',
      streamId: 'stream-1',
      expected: 'no_stream',
      actual: 4n,
    })
  }),
)

test(
  'E5, official client: a question for features that failed once fails every append after it',
  withNode(async (node) => {
    node.faults.brokenFeatures = true
    await withOfficialClient(node.connectionString, async (client) => {
      await rejectionOf(client.appendToStream('stream-1', numberedEvent(1)))
      node.faults.brokenFeatures = false
      await rejectionOf(client.appendToStream('stream-1', numberedEvent(1)))
    })
  }),
)

test(
  'E6, official client: a question for features that is not answered holds up appends for ever',
  withNode(async (node) => {
    node.faults.silent.add('features')
    await withOfficialClient(node.connectionString, async (client) => {
      const appending = client.appendToStream('stream-1', numberedEvent(1), { deadline: 100 })
      assert.ok(await isStillOpen(appending, 600))
    })
  }),
)

test(
  'E5 and E6: nobody asks for features, so what becomes of the question does not matter',
  withStore(async (node, store) => {
    node.faults.brokenFeatures = true
    node.faults.silent.add('features')
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    assert.is(
      node.calls.some(({ method }) => method === 'features' || method === 'batchAppend'),
      false,
    )
  }),
)

test.run()
