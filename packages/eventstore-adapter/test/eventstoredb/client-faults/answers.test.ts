import { NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { startEventStoreDbNode } from '../../../src/testing/index.js'
import { newEvent } from '../../simple-events.js'
import { withNode, withStore } from '../fixtures.js'
import { openStore } from '../node-setup.js'
import { numberedEvent, rejectionOf, withOfficialClient } from './official-client.js'

/** The connection string of a node that is no longer there. */
const goneNode = async (): Promise<string> => {
  const node = await startEventStoreDbNode()
  await node.stop()
  return node.connectionString
}

test(
  'E10, official client: a conflict says nothing',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      await client.appendToStream('stream-1', numberedEvent(1))
      const append = client.appendToStream('stream-1', numberedEvent(2), { expectedRevision: NO_STREAM })
      const error = await rejectionOf(append)
      assert.instance(error, WrongExpectedVersionError)
      assert.is(error.message, '')
    })
  }),
)

test(
  'E10: a conflict is a value, also where there is no stream',
  withStore(async (_node, store) => {
    const conflict = await store.append('stream-1', 3n, [newEvent()])
    const expected = { kind: 'revision-conflict', streamId: 'stream-1', expected: 3n, actual: 'no_stream' }
    assert.equal(conflict.isErr() && conflict.error, expected)
  }),
)

test('E11, official client: that nobody listens is an error without a type', async () => {
  await withOfficialClient(await goneNode(), async (client) => {
    const error = await rejectionOf(client.appendToStream('stream-1', numberedEvent(1)))
    assert.is('type' in error, false)
  })
})

test('E11: that nobody listens is told at once and as such, whatever is asked', async () => {
  const store = openStore({ connectionString: await goneNode() })
  const failures = [
    await store.append('stream-1', 'any', [newEvent()]),
    await store.readStream('stream-1'),
    await store.readAll(),
    await store.checkpoints.load('reader'),
  ]
  for (const failure of failures) {
    const error = failure.isErr() ? failure.error : undefined
    assert.is(error?.kind === 'store-failure' && error.reason, 'unavailable')
    assert.match(error?.kind === 'store-failure' ? error.message : '', 'ECONNREFUSED')
  }
  await store.close()
})

test(
  'E12, official client: the revision of metadata is a position, and revision -1 is an internal error',
  withNode(async (node) => {
    await withOfficialClient(node.connectionString, async (client) => {
      await client.setStreamMetadata('stream-1', { maxCount: 1 })
      const { metastreamRevision } = await client.getStreamMetadata('stream-1')
      assert.is.not(metastreamRevision, 0n)
      const credentials = { username: 'nobody', password: 'nothing' }
      const append = client.appendToStream('stream-1', numberedEvent(1), { expectedRevision: -1n, credentials })
      assert.match((await rejectionOf(append)).message, 'INTERNAL')
    })
  }),
)

test(
  'E12: a revision that cannot be is invalid, and nothing is sent',
  withStore(async (node, store) => {
    const appended = await store.append('stream-1', -1n, [newEvent()])
    assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'invalid')
    assert.is(node.calls.length, 0)
  }),
)

test.run()
