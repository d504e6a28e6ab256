import { communityHandshake } from '@community-handshake/domain'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { type Benchmark, type Effort, shrunk } from './benchmark.js'
import { handWrittenHandler } from './hand-written-handler.js'
import { handshakeCommands } from './handshake-commands.js'
import { compare, type Variant } from './measure.js'

const platform = nodePlatform()
const sources = { ...platform, now: platform.clock.now, nextCommandId: platform.ids.nextCommandId }

const playAll = async (
  communities: number,
  execute: (command: ReturnType<typeof handshakeCommands>[number]) => PromiseLike<unknown>,
): Promise<void> => {
  for (let index = 0; index < communities; index += 1)
    for (const command of handshakeCommands(sources)) await execute(command)
}

const ours = (communities: number): Variant => ({
  name: 'execute',
  operations: communities * 4,
  run: async () => {
    const handshake = communityHandshake({ store: memoryEventStore(), ...platform })
    await playAll(communities, async (command) => {
      const done = await handshake.execute(command)
      if (done.isErr()) throw new Error(done.error.kind)
    })
  },
})

const byHand = (communities: number): Variant => ({
  name: 'by hand',
  operations: communities * 4,
  run: () => playAll(communities, handWrittenHandler(platform.hasher)),
})

/** Whole handshakes on new communities in memory. */
export const memoryCommandsBenchmark: Benchmark = {
  name: 'memory',
  about: 'commands in memory: four commands on each of n new communities, commands a second',
  async *lines(effort: Effort) {
    for (const communities of [100, 1_000, 5_000]) {
      const size = shrunk(communities, effort)
      const comparison = await compare(ours(size), byHand(size), effort.rounds)
      yield { title: `handshakes on ${size.toLocaleString('en')} communities`, comparison, target: 0.5 }
    }
  },
}
