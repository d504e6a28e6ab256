// Mutation tests of the rules: each mutant is a small mistake in them, which some test must notice.
// Run with `npm run mutation`; the report is coverage/mutation/report.html.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/community/**/*.ts'],
  plugins: ['../../tools/mutation-runner.mjs'],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 2,
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: 'coverage/mutation/incremental.json',
  tempDirName: 'coverage/mutation/sandbox',
  ignorePatterns: ['dist', 'coverage', '.turbo'],
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
  htmlReporter: { fileName: 'coverage/mutation/report.html' },
  allowConsoleColors: false,
  disableTypeChecks: false,
}
