import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const repeatMs = 500
// Longer than the program itself allows its closing to take.
const patienceMs = 15_000

/**
 * Runs a Node program in this terminal, waits for it, and ends as it ended.
 *
 * One press of Ctrl-C reaches a program several times: from the terminal, and again from npm, which repeats signals to
 * its children. A server takes the second for "now, at once", and would not put its things away. So the program gets a
 * process group of its own, and one signal for all that come together. Should this process be killed, the program hears
 * it on its channel and ends.
 * @param {readonly string[]} args
 */
export const runInForeground = (args) => {
  const lifeline = new URL('./end-with-parent.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', lifeline, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let forwardedAt = Number.NEGATIVE_INFINITY
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    if (performance.now() - forwardedAt < repeatMs) return
    forwardedAt = performance.now()
    child.kill(signal)
    // Node can spin for ever when it exits after its terminal was closed.
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, forward)
  endWithShellOfNpm(() => forward('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal])))
}

/**
 * npm starts a script through a shell, which dies of a signal without passing it on.
 * @param {() => void} end
 */
const endWithShellOfNpm = (end) => {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    end()
  }, repeatMs)
  watch.unref()
}
