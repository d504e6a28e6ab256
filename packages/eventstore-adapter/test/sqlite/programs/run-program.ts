import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of the tests that runs in a process of its own. */
export interface RunningProgram {
  readonly child: ChildProcess
  /** The lines it has printed so far, without the last one where that is not complete. */
  readonly lines: () => readonly string[]
  /** Resolves once it has printed so many lines; rejects if it ends before. */
  readonly printed: (count: number) => Promise<void>
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** Starts a program of this folder. */
export const runProgram = (name: string, ...args: readonly string[]): RunningProgram => {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  // Node warns on the error output where both of these are set.
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const lines = () => output.split('\n').slice(0, -1)
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  const printed = async (count: number): Promise<void> => {
    let isOver = false
    const over = ended.then(() => {
      isOver = true
    })
    while (lines().length < count) {
      if (isOver) throw new Error(`${name} ended after ${lines().length} of ${count} lines`)
      await Promise.race([once(child.stdout, 'data'), over])
    }
  }
  return { child, lines, printed, ended }
}
