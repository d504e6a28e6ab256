import type { EventStore } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectErr, expectFailure, expectOk } from '../contract/expectations.js'
import { appendAny, idsOf, readAllOf, sample, samples } from './sample-events.js'

const repeats = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'the same append again gives the first answer and stores nothing', async (store) => {
    const first = await expectOk(store.append('stream-1', 'no_stream', samples(1, 3)), 'the first append')
    const again = await expectOk(store.append('stream-1', 'no_stream', samples(1, 3)), 'the same append again')
    expectEqual(again, first, 'the second answer')
    expectEqual((await readAllOf(store, 'stream-1')).length, 3, 'the number of events')
  }),

  freshCase(setup, 'the same append again gives the first answer, late and after appends of others', async (store) => {
    await appendAny(store, 'stream-1', samples(1, 2))
    const first = await expectOk(store.append('stream-1', 1n, samples(3, 2)), 'the first append')
    await appendAny(store, 'stream-1', samples(5, 2))
    await appendAny(store, 'stream-2', samples(7, 2))
    const again = await expectOk(store.append('stream-1', 1n, samples(3, 2)), 'the same append again')
    expectEqual(again, first, 'the second answer')
    expectEqual(idsOf(await readAllOf(store, 'stream-1')), idsOf(samples(1, 6)), 'the stream')
  }),

  freshCase(setup, 'the same append again without an expected revision gives the first answer', async (store) => {
    const first = await appendAny(store, 'stream-1', samples(1, 2))
    await appendAny(store, 'stream-1', samples(3, 2))
    expectEqual(await appendAny(store, 'stream-1', samples(1, 2)), first, 'the second answer')
  }),

  freshCase(setup, 'the same append twice at the same moment stores its events once', async (store) => {
    const answers = await Promise.all([
      expectOk(store.append('stream-1', 'no_stream', samples(1, 2)), 'one of the appends'),
      expectOk(store.append('stream-1', 'no_stream', samples(1, 2)), 'the other append'),
    ])
    expectEqual(answers[0], answers[1], 'the answers')
    expectEqual((await readAllOf(store, 'stream-1')).length, 2, 'the number of events')
  }),
]

const reuses = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'an id that is taken cannot be used for another text', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    await expectFailure(store.append('stream-1', 'any', [sample(1, '{"other":1}')]), 'invalid', 'the append')
    await expectFailure(store.append('stream-1', 0n, [sample(1, '{"other":1}')]), 'invalid', 'the append after it')
    expectEqual((await readAllOf(store, 'stream-1')).length, 1, 'the number of events')
  }),

  freshCase(
    setup,
    'an id that is taken with another text is a conflict where the revision is wrong too',
    async (store) => {
      await appendAny(store, 'stream-1', [sample(1)])
      const error = await expectErr(store.append('stream-1', 'no_stream', [sample(1, '{"other":1}')]), 'the append')
      expectEqual(
        error,
        { kind: 'revision-conflict', streamId: 'stream-1', expected: 'no_stream', actual: 0n },
        'the error',
      )
    },
  ),

  freshCase(setup, 'an id that is taken cannot be used in another stream', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    await expectFailure(store.append('stream-2', 'no_stream', [sample(1)]), 'invalid', 'the append')
    expectEqual(await readAllOf(store, 'stream-2'), [], 'the other stream')
  }),

  freshCase(setup, 'an event cannot be appended again after itself', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    await expectFailure(store.append('stream-1', 0n, [sample(1)]), 'invalid', 'the append')
    expectEqual((await readAllOf(store, 'stream-1')).length, 1, 'the number of events')
  }),

  freshCase(setup, 'an append that repeats only a part of itself is no repetition', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    await expectFailure(store.append('stream-1', 'any', samples(1, 2)), 'invalid', 'the append')
    const error = await expectErr(store.append('stream-1', 'no_stream', samples(1, 2)), 'the append to no stream')
    expectEqual(error.kind, 'revision-conflict', 'its error')
    expectEqual((await readAllOf(store, 'stream-1')).length, 1, 'the number of events')
  }),

  freshCase(setup, 'an append that has the same id twice is invalid', async (store) => {
    await expectFailure(store.append('stream-1', 'any', [sample(1), sample(2), sample(1)]), 'invalid', 'the append')
    expectEqual(await readAllOf(store, 'stream-1'), [], 'the stream')
  }),
]

/** Appending again what was appended before, and ids that stand elsewhere. */
export const idempotenceCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...repeats(setup),
  ...reuses(setup),
]
