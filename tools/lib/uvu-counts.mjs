import { oneFailure } from './counts.mjs'

const summary = /^ {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)$/gm

/**
 * What uvu's own summary says. Its total leaves out skipped tests, but has those that never came to run because a hook
 * threw, of which uvu says nothing and exits with 0.
 * @param {{ output: string, endedWell: boolean }} run
 * @returns {import('./counts.mjs').Counts}
 */
export const uvuCounts = ({ output, endedWell }) => {
  // The last one: a test may print the output of another run.
  const found = [...output.matchAll(summary)].at(-1)
  if (found === undefined) return oneFailure
  const [total = 0, passed = 0, skipped = 0] = found.slice(1).map(Number)
  if (total === 0) console.error('No test ran.')
  const failed = Math.max(total - passed, endedWell && total > 0 ? 0 : 1)
  return { passed, failed, skipped }
}
