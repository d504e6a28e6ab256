import type { EventStore, StoredEvent, SubscribeOptions } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, restartCase } from '../contract/contract-case.js'
import { expectEqual, expectOk } from '../contract/expectations.js'
import { listen } from './listener.js'
import { appendAny, idsOf, readAllOf, sample, samples } from './sample-events.js'

const outliving = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  restartCase(setup, 'events outlive a restart with all that was stored', async ({ restart }) => {
    const before = await restart()
    await appendAny(before, 'stream-1', samples(1, 3))
    await appendAny(before, 'stream-2', [sample(4, '{"ünï":"😀"}')])
    const stored = await expectOk(before.readAll(), 'reading before')
    const after = await restart()
    expectEqual(await expectOk(after.readAll(), 'reading after'), stored, 'all events')
  }),

  restartCase(setup, 'revisions and positions go on after a restart', async ({ restart }) => {
    const last = await appendAny(await restart(), 'stream-1', samples(1, 3))
    const store = await restart()
    const appended = await expectOk(store.append('stream-1', 2n, [sample(4)]), 'the append after')
    expectEqual(
      [appended.revision, appended.position > last],
      [3n, true],
      'the revision, and whether the position grew',
    )
  }),

  restartCase(setup, 'an append is recognised as repeated after a restart', async ({ restart }) => {
    const first = await expectOk((await restart()).append('stream-1', 'no_stream', samples(1, 2)), 'the first append')
    const store = await restart()
    const again = await expectOk(store.append('stream-1', 'no_stream', samples(1, 2)), 'the same append again')
    expectEqual(again, first, 'the second answer')
    expectEqual((await readAllOf(store, 'stream-1')).length, 2, 'the number of events')
  }),

  restartCase(setup, 'what is being appended while the store closes is stored or refused', async ({ restart }) => {
    const store = await restart()
    const appends = samples(1, 20).map((event, index) => store.append(`stream-${index}`, 'no_stream', [event]))
    await store.close()
    const kept = (await Promise.all(appends)).filter((appended) => appended.isOk()).length
    const all = await expectOk((await restart()).readAll(), 'reading after')
    expectEqual(all.length, kept, 'the number of events')
  }),
]

const behind = (told: readonly StoredEvent[]): Pick<SubscribeOptions, 'after'> => {
  const last = told.at(-1)
  return last === undefined ? {} : { after: last.position }
}

const resuming = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  restartCase(setup, 'a subscription resumed after restarts loses and repeats nothing', async ({ restart }) => {
    let store = await restart()
    await appendAny(store, 'stream-0', samples(0, 20))
    const told: StoredEvent[] = []
    for (let round = 1; round <= 3; round += 1) {
      const listener = listen(store, behind(told))
      told.push(...(await listener.take(11)))
      await listener.stop()
      await appendAny(store, `stream-${round}`, samples(round * 100, 10))
      store = await restart()
      await appendAny(store, `stream-${round}`, samples(round * 100 + 10, 10))
    }
    const last = listen(store, behind(told))
    told.push(...(await last.catchUp()).events)
    await last.stop()
    const expected = [0, 100, 200, 300].flatMap((first) => samples(first, 20))
    expectEqual(idsOf(told), idsOf(expected), 'all that was told')
  }),
]

/** What outlives closing and opening again. */
export const restartCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...outliving(setup),
  ...resuming(setup),
]
