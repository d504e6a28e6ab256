import type { EventStore } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectErr, expectFailure, expectOk, expectThat } from '../contract/expectations.js'
import { appendAny, idsOf, readAllOf, sample, samples } from './sample-events.js'

/** What an append stores, and that it stores all or nothing. */
export const appendingCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'revisions of a stream start at 0 and count on without gaps', async (store) => {
    const first = await expectOk(store.append('stream-1', 'no_stream', samples(1, 3)), 'the first append')
    const second = await expectOk(store.append('stream-1', first.revision, samples(4, 2)), 'the second append')
    expectEqual([first.revision, second.revision], [2n, 4n], 'the revisions answered')
    const stored = await readAllOf(store, 'stream-1')
    expectEqual(
      stored.map(({ revision }) => revision),
      [0n, 1n, 2n, 3n, 4n],
      'the revisions stored',
    )
  }),

  freshCase(setup, 'an event comes back with all that was given and where it stands', async (store) => {
    const appended = await expectOk(store.append('stream-1', 'no_stream', [sample(1)]), 'the append')
    const expected = { ...sample(1), streamId: 'stream-1', revision: 0n, position: appended.position }
    expectEqual(await readAllOf(store, 'stream-1'), [expected], 'the stream')
    expectEqual(await expectOk(store.readAll(), 'reading all'), [expected], 'all streams')
  }),

  freshCase(setup, 'the answer to an append names the revision and position of its last event', async (store) => {
    const appended = await expectOk(store.append('stream-1', 'no_stream', samples(1, 3)), 'the append')
    const last = (await readAllOf(store, 'stream-1')).at(-1)
    expectEqual(appended, { revision: last?.revision, position: last?.position }, 'the answer')
  }),

  freshCase(setup, 'an append of several events that meets a conflict stores none of them', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    await expectErr(store.append('stream-1', 'no_stream', samples(2, 5)), 'the append')
    expectEqual(idsOf(await readAllOf(store, 'stream-1')), idsOf([sample(1)]), 'the stream')
  }),

  freshCase(setup, 'an append in which one id is taken stores none of its events', async (store) => {
    await appendAny(store, 'stream-1', [sample(3)])
    await expectFailure(store.append('stream-2', 'any', samples(1, 5)), 'invalid', 'the append')
    expectEqual(await readAllOf(store, 'stream-2'), [], 'the other stream')
  }),

  freshCase(setup, 'positions grow from event to event over all streams', async (store) => {
    const answered = [
      await appendAny(store, 'stream-2', samples(1, 2)),
      await appendAny(store, 'stream-1', samples(3, 2)),
      await appendAny(store, 'stream-2', samples(5, 1)),
    ]
    expectThat(
      answered.every((position, index) => index === 0 || (answered[index - 1] ?? '') < position),
      'answers must grow',
    )
    const all = await expectOk(store.readAll(), 'reading all')
    expectEqual(idsOf(all), idsOf(samples(1, 5)), 'the order of all events')
    const positions = all.map(({ position }) => position)
    expectEqual(positions, [...new Set(positions)].sort(), 'positions in the order of text, each once')
  }),

  freshCase(setup, 'streams whose names differ only in case are two streams', async (store) => {
    await appendAny(store, 'Stream-1', [sample(1)])
    const appended = await expectOk(store.append('stream-1', 'no_stream', [sample(2)]), 'the second stream')
    expectEqual(appended.revision, 0n, 'its revision')
  }),
]
