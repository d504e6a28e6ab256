import type { EventStore, ExpectedRevision } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectOk } from '../contract/expectations.js'
import { idsOf, readAllOf, sample, samples } from './sample-events.js'

const race = async (store: EventStore, expected: ExpectedRevision, numbers: readonly number[]): Promise<void> => {
  const results = await Promise.all(numbers.map((number) => store.append('stream-1', expected, [sample(number)])))
  const winners = results.filter((result) => result.isOk()).length
  const conflicts = results.filter((result) => result.isErr() && result.error.kind === 'revision-conflict').length
  expectEqual({ winners, conflicts }, { winners: 1, conflicts: numbers.length - 1 }, `a race from ${expected}`)
}

const numbersOf = (round: number, racers: number): readonly number[] =>
  Array.from({ length: racers }, (_none, index) => round * racers + index)

/** Appends at the same moment. */
export const concurrencyCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...[8, 64].map((racers) =>
    freshCase(setup, `of ${racers} appends from the same revision exactly one wins, in every round`, async (store) => {
      const rounds = 5
      for (let round = 0; round < rounds; round += 1)
        await race(store, round === 0 ? 'no_stream' : BigInt(round - 1), numbersOf(round, racers))
      expectEqual((await readAllOf(store, 'stream-1')).length, rounds, 'the number of events')
    }),
  ),

  freshCase(setup, '200 appends to as many streams at the same moment are all stored', async (store) => {
    const results = await Promise.all(
      samples(1, 200).map((event, index) => store.append(`stream-${index}`, 'no_stream', [event])),
    )
    for (const result of results) await expectOk(result, 'one of the appends')
    const all = await expectOk(store.readAll(), 'reading all')
    expectEqual(new Set(idsOf(all)).size, 200, 'the number of events')
    const positions = all.map(({ position }) => position)
    expectEqual(positions, [...new Set(positions)].sort(), 'positions, growing and each once')
  }),

  freshCase(setup, 'appends of several events at the same moment do not run into one another', async (store) => {
    const firsts = Array.from({ length: 50 }, (_none, index) => index * 10)
    await Promise.all(
      firsts.map((first) => expectOk(store.append('stream-1', 'any', samples(first, 10)), 'one of the appends')),
    )
    const stored = idsOf(await readAllOf(store, 'stream-1'))
    expectEqual(stored.length, 500, 'the number of events')
    for (const first of firsts) {
      const start = stored.indexOf(sample(first).id)
      const together = stored.slice(start, start + 10)
      expectEqual(together, idsOf(samples(first, 10)), 'the events of one append, one after the other')
    }
  }),

  freshCase(setup, 'an append that fails does not hurt those of the same moment', async (store) => {
    const [good, invalid, conflict, other] = await Promise.all([
      store.append('stream-1', 'no_stream', [sample(1)]),
      store.append('stream-1', 'any', []),
      store.append('stream-1', 9n, [sample(2)]),
      store.append('stream-2', 'no_stream', [sample(3)]),
    ])
    expectEqual(
      [good.isOk(), invalid.isOk(), conflict.isOk(), other.isOk()],
      [true, false, false, true],
      'which appends went well',
    )
    expectEqual((await expectOk(store.readAll(), 'reading all')).length, 2, 'the number of events')
  }),
]
