const summary = /^ {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)$/gm
const suite = / {2}\((\d+) \/ (\d+)\)$/gm

/** @param {readonly string[]} found */
const numbers = (found) => found.slice(1).map(Number)

/**
 * What the suites that ended counted, where uvu did not come to its summary.
 * @param {string} output
 */
const countEndedSuites = (output) => {
  let [passed, total] = [0, 0]
  for (const found of output.matchAll(suite)) {
    const [good = 0, all = 0] = numbers(found)
    passed += good
    total += all
  }
  return { passed, failed: total - passed + 1, skipped: 0 }
}

/**
 * What uvu's own summary says. Its total leaves out skipped tests, but has those that never came to run because a hook
 * threw, of which uvu says nothing and exits with 0.
 * @param {{ output: string, endedWell: boolean }} run
 * @returns {import('./counts.mjs').Counts}
 */
export const uvuCounts = ({ output, endedWell }) => {
  // The last one: a test may print the output of another run.
  const found = [...output.matchAll(summary)].at(-1)
  if (found === undefined) return countEndedSuites(output)
  const [total = 0, passed = 0, skipped = 0] = numbers(found)
  if (total === 0) console.error('No test ran.')
  return { passed, failed: Math.max(total - passed, endedWell && total > 0 ? 0 : 1), skipped }
}
