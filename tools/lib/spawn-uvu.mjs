import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { showInPlainLines } from './plain-lines.mjs'

const graceMs = 2_000
const uvu = join(dirname(createRequire(import.meta.url).resolve('uvu')), '../bin.js')
const command = ['--import', import.meta.resolve('tsx'), uvu, '--no-color', 'test', '\\.test\\.ts$']

/**
 * Runs uvu on the test folder, shows its output, and ends it and all that it started when the patience is over.
 * @param {number} patienceMs
 * @returns {Promise<{ output: string, endedWell: boolean }>}
 */
export const spawnUvu = (patienceMs) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that what the tests start can be ended with them.
      detached: true,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
    })
    const { pid } = child
    if (pid === undefined) return void child.once('error', reject)
    const output = showInPlainLines(child.stdout, process.stdout)
    showInPlainLines(child.stderr, process.stderr)

    const end = (/** @type {NodeJS.Signals} */ signal) => {
      try {
        process.kill(-pid, signal)
      } catch {
        // Nothing of it is left.
      }
    }
    const endSoon = () => {
      end('SIGTERM')
      setTimeout(end, graceMs, 'SIGKILL').unref()
    }
    let late = false
    const timer = setTimeout(() => {
      late = true
      console.error(`The tests were still running after ${patienceMs / 1000} s and were ended.`)
      endSoon()
    }, patienceMs)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endSoon)

    // What the tests left behind would hold the output open for ever.
    child.on('exit', () => end('SIGKILL'))
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ output: output(), endedWell: code === 0 && !late })
    })
  })
