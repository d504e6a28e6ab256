import type { EventStore } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectThat } from '../contract/expectations.js'
import { listen } from './listener.js'
import { appendAny, appendManyOthers, idsOf, sample, samples } from './sample-events.js'

const pastAndPresent = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'a subscription to an empty store has caught up at once, at no position', async (store) => {
    const listener = listen(store)
    expectEqual(await listener.next(), { kind: 'caught-up' }, 'the first message')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription tells the past in order and then that it has caught up', async (store) => {
    for (let number = 1; number <= 9; number += 1) await appendAny(store, `stream-${number % 3}`, [sample(number)])
    const listener = listen(store)
    const told = await listener.catchUp()
    expectEqual(idsOf(told.events), idsOf(samples(1, 9)), 'the events')
    expectEqual(told.position, told.events.at(-1)?.position, 'the position')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription from a position tells only what comes after it', async (store) => {
    const after = await appendAny(store, 'stream-1', samples(1, 3))
    await appendAny(store, 'stream-2', samples(4, 3))
    const listener = listen(store, { after })
    expectEqual(idsOf((await listener.catchUp()).events), idsOf(samples(4, 3)), 'the events')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription from the end has caught up there at once', async (store) => {
    const after = await appendAny(store, 'stream-1', samples(1, 3))
    const listener = listen(store, { after })
    expectEqual(await listener.next(), { kind: 'caught-up', position: after }, 'the first message')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription tells the present as it happens, and catches up anew each time', async (store) => {
    const listener = listen(store)
    await listener.catchUp()
    for (const number of [1, 3, 5]) {
      const waiting = listener.catchUp()
      const position = await appendAny(store, 'stream-1', samples(number, 2))
      const told = await waiting
      expectEqual(idsOf(told.events), idsOf(samples(number, 2)), 'the events')
      expectEqual(told.position, position, 'the position')
    }
    await listener.stop()
  }),

  freshCase(setup, 'a subscription tells an event with all that was stored', async (store) => {
    const position = await appendAny(store, 'stream-1', [sample(1)])
    const listener = listen(store)
    const [event] = await listener.take(1)
    expectEqual(event, { ...sample(1), streamId: 'stream-1', revision: 0n, position }, 'the event')
    await listener.stop()
  }),
]

const filters = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'a subscription with a prefix tells only those streams, taken literally', async (store) => {
    for (const [index, stream] of ['a_b-1', 'aXb-1', 'a_b-2', 'A_B-1', 'a%b-1'].entries())
      await appendAny(store, stream, [sample(index)])
    const listener = listen(store, { streamPrefix: 'a_b-' })
    expectEqual(idsOf((await listener.catchUp()).events), idsOf([sample(0), sample(2)]), 'the past')
    const waiting = listener.take(1)
    await appendAny(store, 'aXb-1', [sample(10)])
    await appendAny(store, 'a_b-9', [sample(11)])
    expectEqual(idsOf(await waiting), idsOf([sample(11)]), 'the present')
    await listener.stop()
  }),

  freshCase(
    setup,
    'having caught up, a subscription has moved past the events that its prefix left out',
    async (store) => {
      await appendAny(store, 'wanted-1', [sample(1)])
      const last = await appendAny(store, 'other-1', samples(2, 5))
      const listener = listen(store, { streamPrefix: 'wanted-' })
      const told = await listener.catchUp()
      expectEqual([told.events.length, told.position], [1, last], 'the number of events, and the position')
      const waiting = listener.next()
      const later = await appendAny(store, 'other-1', samples(7, 2))
      expectEqual(await waiting, { kind: 'caught-up', position: later }, 'the message after one more such event')
      await listener.stop()
    },
  ),

  freshCase(setup, 'a subscription with a prefix gets past many thousands of other events', async (store) => {
    await appendAny(store, 'wanted-1', [sample(1)])
    await appendManyOthers(store)
    const listener = listen(store, { streamPrefix: 'wanted-' })
    const last = await appendAny(store, 'wanted-1', [sample(2)])
    const told = await listener.catchUp()
    expectEqual([idsOf(told.events), told.position], [idsOf(samples(1, 2)), last], 'the events, and the position')
    await listener.stop()
  }),
]

const load = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'two subscriptions to one store each tell everything', async (store) => {
    await appendAny(store, 'stream-1', samples(1, 3))
    const [early, late] = [listen(store), listen(store, { streamPrefix: 'stream-2' })]
    expectEqual(idsOf(await early.take(2)), idsOf(samples(1, 2)), 'what the first tells')
    await appendAny(store, 'stream-2', samples(4, 3))
    expectEqual(idsOf(await late.take(3)), idsOf(samples(4, 3)), 'what the second tells')
    await late.stop()
    expectEqual(idsOf(await early.take(4)), idsOf(samples(3, 4)), 'what the first tells after the second ended')
    await early.stop()
  }),

  freshCase(setup, 'a slow reader loses nothing while thousands of events come', async (store) => {
    await appendAny(store, 'stream-1', samples(0, 10))
    const listener = listen(store)
    const begun = await listener.take(5)
    for (let batch = 1; batch <= 30; batch += 1)
      await appendAny(store, `stream-${batch % 4}`, samples(batch * 100, 100))
    const rest = await listener.take(3005)
    const expected = [
      ...samples(0, 10),
      ...Array.from({ length: 30 }, (_none, batch) => samples((batch + 1) * 100, 100)).flat(),
    ]
    expectEqual(idsOf([...begun, ...rest]), idsOf(expected), 'all events')
    await listener.stop()
  }),

  freshCase(setup, 'appends during catching up are each told once and in order', async (store) => {
    await appendAny(store, 'stream-1', samples(0, 600))
    const listener = listen(store)
    const appends = Array.from({ length: 60 }, (_none, index) =>
      appendAny(store, `stream-${index}`, samples(1000 + index, 1)),
    )
    const told = await listener.take(660)
    await Promise.all(appends)
    expectEqual(new Set(idsOf(told)).size, 660, 'the number of different events')
    expectThat(
      told.every(({ position }, index) => index === 0 || (told[index - 1]?.position ?? '') < position),
      'positions must grow from event to event',
    )
    await listener.stop()
  }),
]

/** What a subscription tells. */
export const subscribingCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...pastAndPresent(setup),
  ...filters(setup),
  ...load(setup),
]
