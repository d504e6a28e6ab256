// Builds everything, runs the tests of every workspace and the repository's own, and ends with one line that counts
// them all. `npm test -- domain` runs only the workspaces whose name contains `domain`.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', FORCE_COLOR: '0' }
const only = process.argv[2]

const run = (command, args, cwd = root) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      process.stdout.write(text)
    })
    child.on('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }))
  })

const counts = (output) =>
  [...output.matchAll(/^(?:\S+:test: )?(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].map((match) =>
    match.slice(1).map(Number),
  )

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

const expand = (pattern) =>
  pattern.endsWith('/*')
    ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => `${pattern.slice(0, -1)}${name}`)
    : [pattern]

const workspaces = readJson('package.json')
  .workspaces.flatMap(expand)
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .map((folder) => readJson(folder, 'package.json'))
  .filter(({ name, scripts }) => scripts?.test !== undefined && (only === undefined || name.includes(only)))
  .map(({ name }) => name)

const turbo = (task, ...args) => run('npx', ['--no-install', 'turbo', 'run', task, ...args])

const main = async () => {
  const build = await turbo('build', '--output-logs=errors-only')
  if (build.code !== 0) return [[0, 1, 0]]
  const filters = workspaces.map((name) => `--filter=${name}`)
  const tests = await turbo(
    'test',
    '--only',
    '--continue',
    '--concurrency=2',
    '--output-logs=full',
    '--log-order=stream',
    ...filters,
  )
  const found = counts(tests.output)
  // A workspace that reports nothing has failed before it could count.
  for (let missing = workspaces.length - found.length; missing > 0; missing -= 1) found.push([0, 1, 0])
  if (only !== undefined && !'tools'.includes(only)) return found
  const quality = await run(process.execPath, ['run-uvu.mjs'], join(root, 'tools'))
  return [...found, ...(counts(quality.output).length > 0 ? counts(quality.output) : [[0, 1, 0]])]
}

const total = (await main()).reduce((sum, one) => sum.map((value, index) => value + one[index]), [0, 0, 0])
const [passed, failed, skipped] = total
process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
