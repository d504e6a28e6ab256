import type { Appended, ExpectedRevision, RevisionConflict, StoreFailure } from '@community-handshake/domain'
import { status } from '@grpc/grpc-js'
import type { Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { valueIn } from '../results.js'
import { newEvent, newEvents } from '../simple-events.js'
import { until } from '../until.js'
import { isStillOpen, withNode, withStore } from './fixtures.js'
import { openStore } from './node-setup.js'

const reasonOf = (appended: Result<Appended, RevisionConflict | StoreFailure>): string => {
  if (appended.isOk()) return 'stored'
  return appended.error.kind === 'store-failure' ? appended.error.reason : appended.error.kind
}

for (const expected of ['no_stream', 'any', 'stream_exists', 2n] as const satisfies readonly ExpectedRevision[])
  test(
    `an append expecting ${expected} whose answer was lost is found to be stored when it is made again`,
    withStore(async (node, store) => {
      if (expected !== 'no_stream') assert.ok((await store.append('stream-1', 'any', newEvents(3))).isOk())
      const before = node.events().length
      node.faults.loseAnswers = 3
      const events = newEvents(4)
      const outcomes: string[] = []
      for (let round = 0; round < 5; round += 1)
        outcomes.push(reasonOf(await store.append('stream-1', expected, events)))
      assert.equal(outcomes, ['unknown-outcome', 'unknown-outcome', 'unknown-outcome', 'stored', 'stored'])
      assert.is(node.events().length, before + 4)
    }),
  )

test(
  'an append that was stored, and then the same ids with other texts, is a conflict and never taken for the first',
  withNode(async (node) => {
    const [one, other] = [openStore(node), openStore(node)]
    const event = newEvent('{"decided":"here"}')
    const decidedThere = { ...event, text: '{"decided":"there"}' }
    const outcomes = await Promise.all([
      one.append('stream-1', 'no_stream', [event]),
      other.append('stream-1', 'no_stream', [decidedThere]),
    ])
    assert.equal(outcomes.map(reasonOf).sort(), ['revision-conflict', 'stored'])
    await Promise.all([one.close(), other.close()])
  }),
)

test(
  'a server that is not ready leaves open what became of an append, and one that cannot be reached does not',
  withStore(async (node, store) => {
    node.faults.refusals.set('append', { count: 1, code: status.UNAVAILABLE })
    const events = [newEvent()]
    assert.is(reasonOf(await store.append('stream-1', 'no_stream', events)), 'unknown-outcome')
    assert.is(reasonOf(await store.append('stream-1', 'no_stream', events)), 'stored')
    await node.stop()
    // The first one may still meet the connection that is being closed.
    assert.ok((await store.append('stream-1', 0n, [newEvent()])).isErr())
    assert.is(reasonOf(await store.append('stream-1', 0n, [newEvent()])), 'unavailable')
    await node.start()
    assert.is(reasonOf(await store.append('stream-1', 0n, [newEvent()])), 'stored')
  }),
)

for (const code of [status.ABORTED, status.DEADLINE_EXCEEDED, status.INTERNAL, status.UNKNOWN, status.CANCELLED])
  test(
    `an append that ends with ${status[code]} may have been stored`,
    withStore(async (node, store) => {
      node.faults.refusals.set('append', { count: 1, code })
      assert.is(reasonOf(await store.append('stream-1', 'any', [newEvent()])), 'unknown-outcome')
    }),
  )

for (const [code, reason] of [
  [status.PERMISSION_DENIED, 'unavailable'],
  [status.UNAUTHENTICATED, 'unavailable'],
  [status.INVALID_ARGUMENT, 'invalid'],
] as const)
  test(
    `an append that ends with ${status[code]} is ${reason}`,
    withStore(async (node, store) => {
      node.faults.refusals.set('append', { count: 1, code })
      assert.is(reasonOf(await store.append('stream-1', 'any', [newEvent()])), reason)
    }),
  )

test(
  'events that are too large together are invalid',
  withStore(async (node, store) => {
    assert.is(reasonOf(await store.append('stream-1', 'any', newEvents(2, 'x'.repeat(700_000)))), 'invalid')
    assert.is(node.events().length, 0)
  }),
)

test(
  'an append to a stream that was deleted for good is damage, and so is reading it',
  withStore(async (node, store) => {
    node.data.log.tombstone('stream-1')
    assert.is(reasonOf(await store.append('stream-1', 'any', [newEvent()])), 'damaged')
    const read = await store.readStream('stream-1')
    assert.is(read.isErr() && read.error.reason, 'damaged')
  }),
)

test(
  'where the server does not tell the position of an append, it is looked up',
  withStore(async (node, store) => {
    node.faults.noPositions = true
    const appended = valueIn(await store.append('stream-1', 'any', newEvents(3)))
    const last = valueIn(await store.readStream('stream-1')).at(-1)
    assert.equal(appended, { revision: last?.revision, position: last?.position })
    node.faults.silent.add('read')
    const unknown = await store.append('stream-1', 'any', [newEvent()])
    assert.is(reasonOf(unknown), 'unknown-outcome')
  }, '&defaultDeadline=200'),
)

test(
  'a read that is not answered is unavailable, as soon as its time is over',
  withStore(async (node, store) => {
    node.faults.silent.add('read')
    const reads = [await store.readStream('stream-1'), await store.readAll(), await store.checkpoints.load('reader')]
    for (const read of reads) assert.is(read.isErr() && read.error.reason, 'unavailable')
  }, '&defaultDeadline=50'),
)

test(
  'no more calls are under way at the same time than one connection allows',
  withStore(async (node, store) => {
    node.faults.silent.add('append')
    const sent = (): number => node.calls.filter(({ method }) => method === 'append').length
    const appends = Array.from({ length: 100 }, (_none, index) => store.append(`stream-${index}`, 'any', [newEvent()]))
    await until(() => sent() >= 64)
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.is(sent(), 64)
    const outcomes = (await Promise.all(appends)).map(reasonOf)
    // Those that waited in vain were never sent.
    assert.is(outcomes.filter((reason) => reason === 'unknown-outcome').length, sent())
    assert.is(outcomes.filter((reason) => reason === 'unavailable').length, 100 - sent())
  }, '&defaultDeadline=1000'),
)

test(
  'two appends with the same id in different streams at the same moment do not both go through',
  withStore(async (node, store) => {
    const event = newEvent()
    const outcomes = await Promise.all(['one', 'two'].map((stream) => store.append(stream, 'no_stream', [event])))
    assert.equal(outcomes.map(reasonOf).sort(), ['invalid', 'stored'])
    assert.is(node.events().length, 1)
  }),
)

test(
  'an append that repeats a part of what another process appended is invalid, or a conflict',
  withNode(async (node) => {
    const [one, other] = [openStore(node), openStore(node)]
    const events = newEvents(3)
    assert.ok((await one.append('stream-1', 'no_stream', events.slice(0, 2))).isOk())
    assert.is(reasonOf(await other.append('stream-1', 'any', events)), 'invalid')
    assert.is(reasonOf(await other.append('stream-1', 'stream_exists', events)), 'invalid')
    assert.is(reasonOf(await other.append('stream-1', 'no_stream', events)), 'revision-conflict')
    assert.is(node.events().length, 2)
    await Promise.all([one.close(), other.close()])
  }),
)

test(
  'a revision that no stream can have is a conflict',
  withStore(async (_node, store) => {
    assert.is(reasonOf(await store.append('stream-1', 2n ** 70n, [newEvent()])), 'revision-conflict')
    assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
    const conflict = await store.append('stream-1', 2n ** 63n, [newEvent()])
    assert.is(conflict.isErr() && conflict.error.kind === 'revision-conflict' && conflict.error.actual, 0n)
  }),
)

test(
  'an id that is no UUID is invalid',
  withStore(async (_node, store) => {
    const { id: _id, ...event } = newEvent()
    for (const id of ['event-1', '01890A5D-AC96-774B-BCCE-B302099A8057'])
      assert.is(reasonOf(await store.append('stream-1', 'any', [{ ...event, id: id as never }])), 'invalid')
  }),
)

test(
  'closing refuses what has not begun and finishes what has',
  withNode(async (node) => {
    const store = openStore(node)
    const begun = store.append('stream-1', 'no_stream', [newEvent()])
    await until(() => node.calls.some(({ method }) => method === 'append'))
    const closing = store.close()
    const late = await store.append('stream-2', 'no_stream', [newEvent()])
    await closing
    assert.is(reasonOf(await begun), 'stored')
    assert.is(reasonOf(late), 'closed')
    await until(() => node.connections() === 0)
  }),
)

test(
  'closing ends reads that wait for an answer',
  withNode(async (node) => {
    const store = openStore(node)
    node.faults.silent.add('read')
    const reading = store.readAll()
    await until(() => node.calls.some(({ method }) => method === 'read'))
    const closing = store.close()
    assert.is(await isStillOpen(closing, 2000), false)
    const read = await reading
    assert.is(read.isErr() && read.error.reason, 'closed')
  }),
)

test.run()
