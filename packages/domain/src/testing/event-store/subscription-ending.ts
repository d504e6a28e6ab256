import type { EventStore, Position } from '../../ports/event-store.js'
import { makeAbort } from '../contract/abort.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectThat } from '../contract/expectations.js'
import { listen } from './listener.js'
import { appendAny, idsOf, sample, samples } from './sample-events.js'

const aborting = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'a subscription that waits ends as soon as its signal is aborted', async (store) => {
    const listener = listen(store)
    await listener.catchUp()
    const waiting = listener.next()
    listener.abort()
    expectEqual(await waiting, undefined, 'the message it waited for')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription tells nothing after its signal was aborted', async (store) => {
    await appendAny(store, 'stream-1', samples(1, 10))
    const listener = listen(store)
    await listener.take(3)
    listener.abort()
    expectEqual(await listener.next(), undefined, 'the next message')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription whose signal was aborted before tells nothing', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    const listener = listen(store)
    listener.abort()
    expectEqual(await listener.next(), undefined, 'the first message')
    await listener.stop()
  }),
]

const leaving = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'leaving the loop ends a subscription, and another one starts afresh', async (store) => {
    await appendAny(store, 'stream-1', samples(1, 10))
    const { signal, listeners } = makeAbort()
    for await (const message of store.subscribe({ signal })) if (message.kind === 'event') break
    expectEqual(listeners(), 0, 'the listeners left on the signal')
    const listener = listen(store)
    expectEqual(idsOf(await listener.take(10)), idsOf(samples(1, 10)), 'what the next subscription tells')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription that waits can be ended from outside', async (store) => {
    const { signal, listeners } = makeAbort()
    const messages = store.subscribe({ signal })[Symbol.asyncIterator]()
    await messages.next()
    const waiting = messages.next()
    await messages.return?.()
    expectThat((await waiting).done === true, 'the message it waited for must be the end')
    expectEqual(listeners(), 0, 'the listeners left on the signal')
  }),

  freshCase(setup, 'one that ends does not disturb the others', async (store) => {
    const [ending, staying] = [listen(store), listen(store)]
    await ending.catchUp()
    await staying.catchUp()
    const waiting = staying.take(1)
    await ending.stop()
    await appendAny(store, 'stream-1', [sample(1)])
    expectEqual(idsOf(await waiting), idsOf([sample(1)]), 'what the other tells')
    await staying.stop()
  }),
]

const closing = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'closing the store ends a subscription that waits, without a failure', async (store) => {
    const listener = listen(store)
    await listener.catchUp()
    const waiting = listener.next()
    await store.close()
    expectEqual(await waiting, undefined, 'the message it waited for')
    await listener.stop()
  }),

  freshCase(setup, 'a subscription from a position that is none fails as invalid', async (store) => {
    const message = await listen(store, { after: 'nonsense' as Position }).next()
    const reason = message?.kind === 'failed' ? message.failure.reason : message?.kind
    expectEqual(reason, 'invalid', 'the first message')
  }),
]

/** How a subscription comes to its end. */
export const subscriptionEndingCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...aborting(setup),
  ...leaving(setup),
  ...closing(setup),
]
