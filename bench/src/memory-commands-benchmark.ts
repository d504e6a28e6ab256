import { communityHandshake } from '@community-handshake/domain'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { type Benchmark, type Effort, shrunk } from './benchmark.js'
import { handWrittenHandler } from './hand-written-handler.js'
import { type HandshakeStep, handshakeCommands } from './handshake-commands.js'
import { compare, type Variant } from './measure.js'

const platform = nodePlatform()
const sources = { ...platform, now: platform.clock.now, nextCommandId: platform.ids.nextCommandId }

type Execute = (command: HandshakeStep) => Promise<void>

/** Plays whole handshakes on new communities by a handler that is made anew each time. */
const handshakes = (name: string, communities: number, makeHandler: () => Execute): Variant => {
  let commands: readonly HandshakeStep[] = []
  return {
    name,
    operations: communities * 4,
    prepare: () => {
      commands = Array.from({ length: communities }, () => handshakeCommands(sources)).flat()
    },
    run: async () => {
      const execute = makeHandler()
      for (const command of commands) await execute(command)
    },
  }
}

const ours = (communities: number): Variant =>
  handshakes('execute', communities, () => {
    const handshake = communityHandshake({ store: memoryEventStore(), ...platform })
    return async (command) => {
      const done = await handshake.execute(command)
      if (done.isErr()) throw new Error(done.error.kind)
    }
  })

const byHand = (communities: number): Variant =>
  handshakes('by hand', communities, () => handWrittenHandler(platform.hasher))

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
