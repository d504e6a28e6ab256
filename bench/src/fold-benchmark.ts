import { fold } from '@community-handshake/domain'
import { type Benchmark, shrunk } from './benchmark.js'
import { foldByHand } from './hand-written-fold.js'
import { compare, type Variant } from './measure.js'
import { sampleHistory } from './sample-history.js'

const eventsARound = 300_000

/** Folding one community's history, against private mutable maps written by hand. */
export const foldBenchmark: Benchmark = {
  name: 'fold',
  about: 'fold(history) against private mutable maps filled in one loop, events a second',
  async *lines(effort) {
    for (const invitations of [10, 1_000, 10_000, 100_000]) {
      const size = shrunk(invitations, effort)
      const events = sampleHistory(size)
      const times = Math.max(1, Math.round(eventsARound / effort.shrink / events.length))
      const variant = (name: string, work: () => unknown): Variant => ({
        name,
        operations: times * events.length,
        run: () => {
          for (let time = 0; time < times; time += 1) work()
        },
      })
      const ours = variant('fold', () => fold(events))
      const limit = variant('by hand', () => foldByHand(events))
      const comparison = await compare(ours, limit, effort.rounds)
      yield { title: `fold ${size.toLocaleString('en')} invitations`, comparison, target: 0.8 }
    }
  },
}
