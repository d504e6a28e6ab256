import type { Comparison } from './measure.js'

/** One line of the table: what was measured, and the ratio that it has to reach. */
export interface Line {
  readonly title: string
  readonly comparison: Comparison
  /** The least ratio that counts as good. */
  readonly target: number
}

/** How much to measure. */
export interface Effort {
  readonly rounds: number
  /** The sizes are divided by this: 1 for the real thing, more for a quick look. */
  readonly shrink: number
}

/** A group of measurements that belong together. */
export interface Benchmark {
  readonly name: string
  readonly about: string
  readonly lines: (effort: Effort) => AsyncIterable<Line>
}

/** A size made smaller for a quick look, never below 1. */
export const shrunk = (size: number, { shrink }: Effort): number => Math.max(1, Math.round(size / shrink))
