import type { EventStore } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectFailure } from '../contract/expectations.js'
import { listen } from './listener.js'
import { appendAny, sample } from './sample-events.js'

/** What a closed store answers. */
export const closingCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  freshCase(setup, 'a closed store says so, whatever it is asked', async (store) => {
    await appendAny(store, 'stream-1', [sample(1)])
    await store.close()
    await expectFailure(store.append('stream-1', 'any', [sample(2)]), 'closed', 'an append')
    await expectFailure(store.readStream('stream-1'), 'closed', 'reading a stream')
    await expectFailure(store.readAll(), 'closed', 'reading all')
    const message = await listen(store).next()
    expectEqual(message?.kind === 'failed' ? message.failure.reason : message?.kind, 'closed', 'a subscription')
  }),

  freshCase(setup, 'closing twice does no more than closing once', async (store) => {
    await Promise.all([store.close(), store.close()])
    await store.close()
  }),

  freshCase(setup, 'closing answers the appends that have begun', async (store) => {
    const appending = Promise.all([1, 2, 3].map((number) => store.append(`stream-${number}`, 'any', [sample(number)])))
    await store.close()
    for (const appended of await appending) {
      const isAnswered =
        appended.isOk() || (appended.error.kind === 'store-failure' && appended.error.reason === 'closed')
      expectEqual(isAnswered, true, 'stored, or refused as closed')
    }
  }),
]
