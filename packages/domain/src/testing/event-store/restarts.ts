import type { EventStore } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, restartCase } from '../contract/contract-case.js'
import { expectEqual, expectOk } from '../contract/expectations.js'
import { listen } from './listener.js'
import { appendAny, idsOf, readAllOf, sample, samples } from './sample-events.js'

/** What outlives closing and opening again. */
export const restartCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
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

  restartCase(
    setup,
    'a subscription resumed after a restart loses nothing and repeats nothing',
    async ({ restart }) => {
      let store = await restart()
      await appendAny(store, 'stream-1', samples(0, 20))
      const first = listen(store)
      const told = [...(await first.take(13))]
      await first.stop()
      for (let round = 1; round <= 3; round += 1) {
        store = await restart()
        await appendAny(store, `stream-${round}`, samples(round * 20, 20))
        const after = told.at(-1)?.position
        const resumed = listen(store, after === undefined ? {} : { after })
        told.push(...(await resumed.take(11)))
        await resumed.stop()
      }
      const after = told.at(-1)?.position
      const last = listen(store, after === undefined ? {} : { after })
      told.push(...(await last.catchUp()).events)
      await last.stop()
      expectEqual(idsOf(told), idsOf(samples(0, 80)), 'all that was told')
    },
  ),

  restartCase(
    setup,
    'what was being appended when the store was closed is stored or refused, never lost',
    async ({ restart }) => {
      const store = await restart()
      const appends = samples(1, 20).map((event, index) => store.append(`stream-${index}`, 'no_stream', [event]))
      await store.close()
      const kept = (await Promise.all(appends)).filter((appended) => appended.isOk()).length
      const all = await expectOk((await restart()).readAll(), 'reading after')
      expectEqual(all.length, kept, 'the number of events')
    },
  ),
]
