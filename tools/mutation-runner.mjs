// Runs the tests of a package for Stryker, all in one process: for each mutant, only those tests that come across it.
// Every test file is bundled once, with the sources that it tests, and evaluated anew for each mutant. So a mutant in a
// constant counts like any other, and no test sees what another one left behind.
import { join } from 'node:path'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, determineHitLimitReached, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner'
import { bundleTests } from './lib/bundle-tests.mjs'
import { collectTests } from './lib/collect-tests.mjs'
import { root } from './lib/workspaces.mjs'

const original = join(root, 'packages/domain')
const testFolders = ['test/community', 'test/history']
// Chance must not decide whether a mutant is found.
const randomTests = /\/laws[^/]*$/

/**
 * @typedef {import('@stryker-mutator/api/test-runner').TestRunner} TestRunner
 * @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult
 * @typedef {import('@stryker-mutator/api/core').MutantCoverage} MutantCoverage
 * @typedef {import('@stryker-mutator/api/core').CoverageData} CoverageData
 * @typedef {import('./lib/bundle-tests.mjs').Bundle} Bundle
 * @typedef {import('./lib/collect-tests.mjs').Test} Test
 */

// What instrumented sources look at.
const stryker = () => {
  const all = /** @type {{ __stryker__?: import('@stryker-mutator/api/core').InstrumenterContext }} */ (globalThis)
  all.__stryker__ ??= {}
  return all.__stryker__
}

/** @param {Bundle} bundle @param {Test} test */
const idOf = ({ file }, { name }) => `${file}: ${name}`

/** @param {unknown} failure */
const told = (failure) => (failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))

/** @param {Test} test @returns {Promise<string | undefined>} what went wrong */
const failureOf = async ({ handler }) => {
  try {
    await handler()
    return undefined
  } catch (failure) {
    return told(failure)
  }
}

/** @param {CoverageData} some @param {CoverageData} others @returns {CoverageData} */
const sum = (some, others) => {
  const all = { ...some }
  for (const [mutant, hits] of Object.entries(others)) all[mutant] = (all[mutant] ?? 0) + hits
  return all
}

/**
 * Runs each test of a file, and notes which mutants it comes across; those of the file's own beginning count for all.
 * @param {Bundle} bundle @param {MutantCoverage} coverage @returns {Promise<TestResult[]>}
 */
const tryAll = async (bundle, coverage) => {
  const context = stryker()
  context.currentTestId = bundle.file
  const tests = collectTests(bundle.evaluate)
  const shared = coverage.perTest[bundle.file] ?? {}
  delete coverage.perTest[bundle.file]
  /** @type {TestResult[]} */
  const results = []
  for (const test of tests) {
    const id = idOf(bundle, test)
    context.currentTestId = id
    const startedAt = performance.now()
    const failureMessage = await failureOf(test)
    coverage.perTest[id] = sum(coverage.perTest[id] ?? {}, shared)
    const about = { id, name: id, fileName: bundle.path, timeSpentMs: performance.now() - startedAt }
    results.push(
      failureMessage === undefined
        ? { ...about, status: TestStatus.Success }
        : { ...about, status: TestStatus.Failed, failureMessage },
    )
  }
  delete context.currentTestId
  return results
}

/**
 * Runs tests of a file until one fails.
 * @param {Bundle} bundle @param {ReadonlySet<string> | undefined} wanted
 * @returns {Promise<{ ran: number, killedBy?: string, failureMessage?: string }>}
 */
const runUntilFailure = async (bundle, wanted) => {
  let ran = 0
  try {
    for (const test of collectTests(bundle.evaluate)) {
      const id = idOf(bundle, test)
      if (wanted !== undefined && !wanted.has(id)) continue
      ran += 1
      const failureMessage = await failureOf(test)
      if (failureMessage !== undefined) return { ran, killedBy: id, failureMessage }
    }
    return { ran }
  } catch (failure) {
    // The file does not even begin, which fails its first test.
    const killedBy = [...(wanted ?? [])].find((id) => id.startsWith(`${bundle.file}: `)) ?? bundle.file
    return { ran, killedBy, failureMessage: told(failure) }
  }
}

/** @type {readonly Bundle[]} */
let bundles = []

/** @returns {TestRunner} */
const runner = () => ({
  // Everything is evaluated anew each time.
  capabilities: () => ({ reloadEnvironment: true }),
  init: async () => {
    bundles = await bundleTests({ copy: process.cwd(), original, below: testFolders, without: randomTests })
  },
  dryRun: async () => {
    const context = stryker()
    /** @type {MutantCoverage} */
    const mutantCoverage = { static: {}, perTest: {} }
    context.mutantCoverage = mutantCoverage
    delete context.activeMutant
    const tests = []
    for (const bundle of bundles) tests.push(...(await tryAll(bundle, mutantCoverage)))
    return { status: DryRunStatus.Complete, tests, mutantCoverage }
  },
  mutantRun: async ({ activeMutant, testFilter, hitLimit }) => {
    const context = stryker()
    Object.assign(context, {
      activeMutant: activeMutant.id,
      hitCount: hitLimit === undefined ? undefined : 0,
      hitLimit,
    })
    const wanted = testFilter === undefined ? undefined : new Set(testFilter)
    let nrOfTests = 0
    for (const bundle of bundles) {
      if (testFilter !== undefined && !testFilter.some((id) => id.startsWith(`${bundle.file}: `))) continue
      const { ran, killedBy, failureMessage } = await runUntilFailure(bundle, wanted)
      nrOfTests += ran
      const endless = determineHitLimitReached(context.hitCount, context.hitLimit)
      if (endless !== undefined) return { status: MutantRunStatus.Timeout, reason: endless.reason ?? '' }
      if (killedBy !== undefined)
        return { status: MutantRunStatus.Killed, killedBy: [killedBy], failureMessage: failureMessage ?? '', nrOfTests }
    }
    return { status: MutantRunStatus.Survived, nrOfTests }
  },
})
runner.inject = /** @type {const} */ ([])

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', runner)]
