import type { Benchmark } from './benchmark.js'
import { durableBenchmark } from './durable-benchmark.js'
import { foldBenchmark } from './fold-benchmark.js'
import { longCommunityBenchmark } from './long-community-benchmark.js'
import { memoryCommandsBenchmark } from './memory-commands-benchmark.js'

/** Everything that is measured, in the order in which it is told. */
export const benchmarks: readonly Benchmark[] = [
  foldBenchmark,
  memoryCommandsBenchmark,
  durableBenchmark,
  longCommunityBenchmark,
]
