// Builds everything, runs the tests of every workspace and the repository's own, and ends with one line that counts
// them all. `npm test -- domain` runs only the workspaces whose name contains `domain`, `npm test -- tools` only the
// repository's own tests.
import { join } from 'node:path'
import { fetchChromium } from './lib/chromium.mjs'
import { stream, tool } from './lib/command.mjs'
import { countsByWorkspace, inWords, isGreen, oneFailure, sum } from './lib/counts.mjs'
import { root, workspaces } from './lib/workspaces.mjs'

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

const only =
  process.argv
    .slice(2)
    .map((word) => word.replace(/^--filter(=|$)/, ''))
    .find((word) => word !== '') ?? ''

const tested = workspaces
  .filter(({ manifest }) => manifest.scripts?.test !== undefined && manifest.name.includes(only))
  .map(({ manifest }) => manifest.name)

/** @returns {Promise<readonly Counts[]>} */
const testWorkspaces = async () => {
  const filters = tested.map((name) => `--filter=${name}`)
  const { code, output } = await stream(tool('turbo'), [
    ...['run', 'test', '--only', '--continue', '--concurrency=2', '--env-mode=loose'],
    ...['--ui=stream', '--output-logs=full', '--log-order=stream', '--log-prefix=task'],
    ...filters,
  ])
  const found = countsByWorkspace(output)
  const counts = tested.map((name) => found.get(name) ?? oneFailure)
  for (const name of tested) if (!found.has(name)) console.error(`${name} ended before it could count its tests.`)
  if (code === 0 || sum(counts).failed > 0) return counts
  console.error('The tests passed, but what ran them failed; see above.')
  return [...counts, oneFailure]
}

/** @returns {Promise<Counts>} */
const testRepository = async () => {
  const { output } = await stream(process.execPath, ['run-uvu.mjs'], join(root, 'tools'))
  return countsByWorkspace(output).get('') ?? oneFailure
}

/** @returns {Promise<readonly Counts[]>} */
const testAll = async () => {
  const withRepository = 'tools'.includes(only)
  if (tested.length === 0 && !withRepository) {
    console.error(`No workspace has “${only}” in its name.`)
    return [oneFailure]
  }
  const build = await stream(tool('turbo'), ['run', 'build', '--output-logs=errors-only', '--ui=stream'])
  if (build.code !== 0) return [oneFailure]
  if (tested.some((name) => name.endsWith('/portal'))) fetchChromium()
  return [...(tested.length > 0 ? await testWorkspaces() : []), ...(withRepository ? [await testRepository()] : [])]
}

const total = sum(await testAll())
process.stdout.write(`\n${inWords(total)}\n`)
process.exitCode = isGreen(total) ? 0 : 1
