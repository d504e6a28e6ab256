import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** How a command ended. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command to its end. */
export const runCommand = (...args: readonly string[]): Ended =>
  spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', timeout: 60_000 })

/** A command that runs beside the test, which can answer it meanwhile. */
export interface RunningCommand {
  readonly kill: () => void
  readonly ended: Promise<Ended>
}

/** Starts the built command. */
export const startCommand = (...args: readonly string[]): RunningCommand => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: once(child, 'close').then(() => ({ status: child.exitCode, ...said })),
  }
}

/** A server started as a process of its own. */
export interface Server {
  readonly url: string
  readonly lines: readonly string[]
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Starts `serve` and waits until it says where it listens. */
export const startServer = async (...args: readonly string[]): Promise<Server> => {
  const child = spawn(process.execPath, [main, 'serve', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the server ended: ${stderr}`)))
  })
  return {
    url,
    lines,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exited = once(child, 'exit')
      child.kill(signal)
      await exited
      return child.exitCode
    },
  }
}

/** Works in a folder that is gone afterwards. */
export const inTemporaryFolder = async (work: (folder: string) => Promise<void> | void): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-cli-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
