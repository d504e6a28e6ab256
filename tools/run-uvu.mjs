// Runs the tests of the package in which it is started, and fails where uvu does not: no test ran, a suite was never
// run, a hook threw, or the tests do not end.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inWords, isGreen, oneFailure } from './lib/counts.mjs'
import { neverRun } from './lib/never-run.mjs'
import { spawnUvu } from './lib/spawn-uvu.mjs'
import { uvuCounts } from './lib/uvu-counts.mjs'

const patienceMs = Number(process.env.TEST_PATIENCE_MS ?? 480_000)

const isTest = (/** @type {string} */ file) => file.endsWith('.test.ts')

const whyNot = () => {
  const files = existsSync('test') ? readdirSync('test', { recursive: true }).map(String).filter(isTest) : []
  if (files.length === 0) return ['There are no tests here.']
  return files.flatMap((file) =>
    neverRun(readFileSync(join('test', file), 'utf8')).map((name) => `${file} never calls ${name}.run()`),
  )
}

const countTests = async () => {
  const objections = whyNot()
  if (objections.length === 0) return uvuCounts(await spawnUvu(patienceMs))
  console.error(objections.join('\n'))
  return oneFailure
}

const counts = await countTests()
console.log(inWords(counts))
process.exitCode = isGreen(counts) ? 0 : 1
