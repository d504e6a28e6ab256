import type { Checkpoints } from '../../ports/checkpoints.js'
import type { EventStore, Position } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase, restartCase } from '../contract/contract-case.js'
import { expectEqual, expectFailure, expectOk } from '../contract/expectations.js'
import { appendAny, sample } from '../event-store/sample-events.js'

/** Checkpoints together with the store whose positions they remember. */
export interface CheckpointedStore extends EventStore {
  readonly checkpoints: Checkpoints
}

const load = (store: CheckpointedStore, name: string): Promise<Position | undefined> =>
  expectOk(store.checkpoints.load(name), `loading ${name}`)

const save = (store: CheckpointedStore, name: string, position: Position): Promise<void> =>
  expectOk(store.checkpoints.save(name, position), `saving ${name}`)

const threePositions = async (store: CheckpointedStore): Promise<readonly [Position, Position, Position]> => [
  await appendAny(store, 'stream-1', [sample(1)]),
  await appendAny(store, 'stream-1', [sample(2)]),
  await appendAny(store, 'stream-1', [sample(3)]),
]

const remembering = (setup: ContractSetup<CheckpointedStore>): readonly ContractCase[] => [
  freshCase(setup, 'a checkpoint that was never saved is none', async (store) => {
    expectEqual(await load(store, 'reader'), undefined, 'the checkpoint')
  }),

  freshCase(
    setup,
    'a checkpoint is the position that was saved last, also where that lies further back',
    async (store) => {
      const [first, second, third] = await threePositions(store)
      for (const position of [first, third, second, second]) {
        await save(store, 'reader', position)
        expectEqual(await load(store, 'reader'), position, 'the checkpoint')
      }
    },
  ),

  freshCase(setup, 'checkpoints of different names do not touch one another', async (store) => {
    const [first, second] = await threePositions(store)
    await Promise.all([save(store, 'reader', first), save(store, 'Reader', second)])
    expectEqual([await load(store, 'reader'), await load(store, 'Reader')], [first, second], 'the checkpoints')
    expectEqual(await load(store, 'read'), undefined, 'a checkpoint with the beginning of a name')
  }),

  freshCase(setup, 'saving a checkpoint adds no event', async (store) => {
    const [first] = await threePositions(store)
    await save(store, 'reader', first)
    expectEqual((await expectOk(store.readAll(), 'reading all')).length, 3, 'the number of events')
  }),
]

const refusing = (setup: ContractSetup<CheckpointedStore>): readonly ContractCase[] => [
  freshCase(setup, 'a name that is empty or too long, and a position that is none, are invalid', async (store) => {
    const [first] = await threePositions(store)
    for (const name of ['', 'x'.repeat(513)]) {
      await expectFailure(store.checkpoints.load(name), 'invalid', 'loading')
      await expectFailure(store.checkpoints.save(name, first), 'invalid', 'saving')
    }
    await expectFailure(store.checkpoints.save('reader', 'nonsense' as Position), 'invalid', 'saving nonsense')
  }),

  freshCase(setup, 'checkpoints of a closed store say so', async (store) => {
    const [first] = await threePositions(store)
    await store.close()
    await expectFailure(store.checkpoints.load('reader'), 'closed', 'loading')
    await expectFailure(store.checkpoints.save('reader', first), 'closed', 'saving')
  }),
]

const lasting = (setup: ContractSetup<CheckpointedStore>): readonly ContractCase[] => [
  restartCase(setup, 'a checkpoint outlives a restart', async ({ restart }) => {
    const store = await restart()
    const [, second] = await threePositions(store)
    await save(store, 'reader', second)
    expectEqual(await load(await restart(), 'reader'), second, 'the checkpoint')
  }),
]

/** What every implementation of {@link Checkpoints} must do. */
export const checkpointsContract = (setup: ContractSetup<CheckpointedStore>): readonly ContractCase[] => [
  ...remembering(setup),
  ...refusing(setup),
  ...(setup.survivesRestart ? lasting(setup) : []),
]
