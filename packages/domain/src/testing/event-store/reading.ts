import type { EventStore, Position, ReadAllOptions, StoredEvent } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectOk, expectThat } from '../contract/expectations.js'
import { appendAny, appendManyOthers, idsOf, readAllOf, sample, samples } from './sample-events.js'

const read = (store: EventStore, options: ReadAllOptions): Promise<readonly StoredEvent[]> =>
  expectOk(store.readAll(options), 'reading all')

const readByPages = async (store: EventStore, limit: number): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  let after: { readonly after?: Position } = {}
  for (;;) {
    const page = await read(store, { ...after, limit })
    events.push(...page)
    expectThat(events.length < 1000, `pages of ${limit} must come to an end`)
    const last = page.at(-1)
    if (last === undefined) return events
    after = { after: last.position }
  }
}

const streamReads = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'a stream that does not exist is empty', async (store) => {
    expectEqual(await readAllOf(store, 'stream-1'), [], 'the stream')
    await appendAny(store, 'stream-10', [sample(1)])
    expectEqual(await readAllOf(store, 'stream-1'), [], 'the stream beside one with a longer name')
  }),

  freshCase(setup, 'a stream is read in parts, from any revision and up to any limit', async (store) => {
    await appendAny(store, 'stream-1', samples(1, 10))
    const part = async (from: bigint, limit: number) =>
      idsOf(await expectOk(store.readStream('stream-1', { from, limit }), 'reading a part'))
    expectEqual(await part(0n, 3), idsOf(samples(1, 3)), 'the first three')
    expectEqual(await part(3n, 4), idsOf(samples(4, 4)), 'four from the middle')
    expectEqual(await part(8n, 4), idsOf(samples(9, 2)), 'four where two are left')
    expectEqual(await part(10n, 4), [], 'from the end')
    expectEqual(await part(1_000_000n, 4), [], 'from far beyond the end')
  }),

  freshCase(setup, 'a read without a limit gives at most 1,000 events', async (store) => {
    await appendAny(store, 'stream-1', samples(1, 1001))
    const stream = await expectOk(store.readStream('stream-1'), 'reading the stream')
    expectEqual(stream.length, 1000, 'the events of the stream')
    expectEqual((await read(store, {})).length, 1000, 'the events of all streams')
    expectEqual((await readAllOf(store, 'stream-1')).length, 1001, 'the events with a higher limit')
  }),
]

const wholeReads = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'an empty store has no events', async (store) => {
    expectEqual(await read(store, {}), [], 'all events')
  }),

  freshCase(setup, 'all streams read page by page give every event once and in order', async (store) => {
    for (let number = 1; number <= 50; number += 1) await appendAny(store, `stream-${number % 7}`, [sample(number)])
    for (const limit of [1, 7, 50, 51]) {
      expectEqual(idsOf(await readByPages(store, limit)), idsOf(samples(1, 50)), `pages of ${limit}`)
    }
  }),

  freshCase(setup, 'nothing comes after the last position', async (store) => {
    const last = await appendAny(store, 'stream-1', samples(1, 3))
    expectEqual(await read(store, { after: last }), [], 'what comes after')
  }),

  freshCase(setup, 'a prefix leaves out the other streams and does not count them in the limit', async (store) => {
    for (let number = 1; number <= 40; number += 1)
      await appendAny(store, number % 4 === 0 ? 'wanted-1' : 'other-1', [sample(number)])
    const wanted = [4, 8, 12, 16, 20, 24, 28, 32, 36, 40].map((number) => sample(number).id)
    expectEqual(idsOf(await read(store, { streamPrefix: 'wanted-' })), wanted, 'all wanted events')
    const firstThree = await read(store, { streamPrefix: 'wanted-', limit: 3 })
    expectEqual(idsOf(firstThree), wanted.slice(0, 3), 'the first three')
    const after = firstThree.at(-1)?.position
    const rest = await read(store, { streamPrefix: 'wanted-', ...(after === undefined ? {} : { after }) })
    expectEqual(idsOf(rest), wanted.slice(3), 'the rest')
    expectEqual(await read(store, { streamPrefix: 'none-' }), [], 'a prefix that no stream has')
  }),

  freshCase(setup, 'a prefix finds its events behind many thousands of others', async (store) => {
    await appendAny(store, 'wanted-1', [sample(1)])
    await appendManyOthers(store)
    await appendAny(store, 'wanted-1', [sample(2)])
    expectEqual(idsOf(await read(store, { streamPrefix: 'wanted-' })), idsOf(samples(1, 2)), 'the wanted events')
  }),

  freshCase(setup, 'a prefix is taken literally, letter by letter', async (store) => {
    const streams = ['a%b-1', 'a_b-1', 'aXb-1', 'A%B-1', 'a*b-1', 'a?b-1', 'a\\b-1', "a'b-1", 'añb-1', '😀-1']
    for (const [index, stream] of streams.entries()) await appendAny(store, stream, [sample(index)])
    for (const [index, stream] of streams.entries()) {
      const found = await read(store, { streamPrefix: stream.slice(0, -1) })
      expectEqual(idsOf(found), idsOf([sample(index)]), `the prefix of ${stream}`)
    }
    expectEqual((await read(store, { streamPrefix: '' })).length, streams.length, 'the empty prefix')
    expectEqual(await read(store, { streamPrefix: 'a%b-12' }), [], 'a prefix that is longer than the name')
  }),
]

/** Reading streams and the whole store, in parts. */
export const readingCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...streamReads(setup),
  ...wholeReads(setup),
]
