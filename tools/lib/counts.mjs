// The line every run of tests ends with: `N passed, N failed, N skipped`.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const line = /^(?:(\S+):test: )?(\d+) passed, (\d+) failed, (\d+) skipped\s*$/

/** What counts for a run that ended before it could count. */
export const oneFailure = { passed: 0, failed: 1, skipped: 0 }

/** @param {Counts} counts */
export const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`

/** @param {Counts} counts */
export const isGreen = ({ passed, failed }) => failed === 0 && passed > 0

/** @param {readonly Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/**
 * The last count of each workspace whose log is in the output ('' where a line has no workspace before it). The last,
 * since a test may print such a line itself.
 * @param {string} output @returns {Map<string, Counts>}
 */
export const countsByWorkspace = (output) =>
  new Map(
    output.split('\n').flatMap((text) => {
      const found = line.exec(text)
      if (found === null) return []
      const [passed = 0, failed = 0, skipped = 0] = found.slice(2).map(Number)
      return [[found[1] ?? '', { passed, failed, skipped }]]
    }),
  )
