// Runs the tests of the package in which it is started, and fails where uvu alone does not: no test ran,
// a file never calls its run(), or the tests hang.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const require = createRequire(import.meta.url)
const uvu = join(dirname(require.resolve('uvu')), '../bin.js')
const tsx = pathToFileURL(require.resolve('tsx')).href
const patienceMs = Number(process.env.TEST_PATIENCE_MS ?? 480_000)

const finish = (passed, failed, skipped) => {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}

const isTest = (file) => /\.test\.ts$/.test(file)
const files = existsSync('test') ? readdirSync('test', { recursive: true }).map(String).filter(isTest) : []
const silent = files.filter((file) => !/\.run\(\)/.test(readFileSync(join('test', file), 'utf8')))
if (files.length === 0 || silent.length > 0) {
  console.error(files.length === 0 ? 'There are no tests here.' : `These files never call run(): ${silent.join(', ')}`)
  finish(0, 1, 0)
}

const child = spawn(process.execPath, ['--import', tsx, uvu, 'test', '\\.test\\.ts$'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  detached: true,
  env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
})
let output = ''
child.stdout.setEncoding('utf8').on('data', (text) => {
  output += text
  process.stdout.write(text)
})
child.stderr.pipe(process.stderr)

// Its own process group, so that nothing it started outlives it.
const end = (signal) => {
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(signal))
const timer = setTimeout(() => {
  console.error(`The tests were still running after ${patienceMs / 1000} s and were ended.`)
  end('SIGKILL')
}, patienceMs)

child.on('close', (code) => {
  clearTimeout(timer)
  const count = (what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(stripVTControlCharacters(output))?.[1] ?? 0)
  const [total, passed, skipped] = [count('Total'), count('Passed'), count('Skipped')]
  const failed = Math.max(total - passed, 0)
  if (total === 0 && code === 0) console.error('No test ran.')
  finish(passed, failed === 0 && (code !== 0 || total === 0) ? 1 : failed, skipped)
})
