import type { EventId } from '../../identity/ids.js'
import type { EventStore, ExpectedRevision, Position } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectFailure, expectOk } from '../contract/expectations.js'
import { sample } from './sample-events.js'

const names: readonly (readonly [what: string, name: string])[] = [
  ['empty', ''],
  ['longer than 512 characters', 'x'.repeat(513)],
  ['not valid Unicode', 'stream-\ud800'],
]

const appends = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'an append of no events is invalid', async (store) => {
    await expectFailure(store.append('stream-1', 'any', []), 'invalid', 'the append')
  }),

  ...names.map(([what, name]) =>
    freshCase(setup, `a stream id that is ${what} is invalid`, async (store) => {
      await expectFailure(store.append(name, 'any', [sample(1)]), 'invalid', 'the append')
      expectEqual(await expectOk(store.readAll(), 'reading all'), [], 'all events')
    }),
  ),

  freshCase(setup, 'a stream id of 512 characters is valid', async (store) => {
    await expectOk(store.append('x'.repeat(512), 'no_stream', [sample(1)]), 'the append')
  }),

  freshCase(setup, 'an expected revision that cannot be is invalid', async (store) => {
    for (const expected of [-1n, 'nonsense' as ExpectedRevision])
      await expectFailure(store.append('stream-1', expected, [sample(1)]), 'invalid', `expecting ${expected}`)
  }),

  freshCase(setup, 'an event without an id or a type is invalid', async (store) => {
    const noId = { ...sample(1), id: '' as EventId }
    await expectFailure(store.append('stream-1', 'any', [noId]), 'invalid', 'the append without an id')
    await expectFailure(store.append('stream-1', 'any', [{ ...sample(1), type: '' }]), 'invalid', 'without a type')
  }),

  freshCase(setup, 'a text that could not be kept to the byte is invalid', async (store) => {
    await expectFailure(store.append('stream-1', 'any', [sample(1, 'half a \ud83d')]), 'invalid', 'the append')
    expectEqual(await expectOk(store.readAll(), 'reading all'), [], 'all events')
  }),
]

const reads = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'a limit outside 1 to 10,000 is invalid', async (store) => {
    for (const limit of [0, -1, 1.5, 10_001, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expectFailure(store.readStream('stream-1', { limit }), 'invalid', `a stream with limit ${limit}`)
      await expectFailure(store.readAll({ limit }), 'invalid', `all streams with limit ${limit}`)
    }
  }),

  freshCase(setup, 'a read from a negative revision is invalid', async (store) => {
    await expectFailure(store.readStream('stream-1', { from: -1n }), 'invalid', 'the read')
  }),

  freshCase(setup, 'a read after a position that is none is invalid', async (store) => {
    await expectFailure(store.readAll({ after: 'nonsense' as Position }), 'invalid', 'the read')
  }),
]

/** What is impossible is refused, and nothing is half done. */
export const invalidInputCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...appends(setup),
  ...reads(setup),
]
