import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The server running as a process of its own. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Ends it as Ctrl-C would, and gives its exit code. */
  readonly stop: () => Promise<number | null>
  /** Ends it as a power failure would. */
  readonly kill: () => Promise<void>
}

const main = fileURLToPath(new URL('../main.js', import.meta.url))

const listeningUrl = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error('the server process has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string') return said.url
  }
  throw new Error('the server process ended before it listened; its messages stand above')
}

const exited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** Starts `community-handshake serve` with the options and waits until it listens. */
export const startServerProcess = async (args: readonly string[]): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [main, 'serve', '--json', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (exited(child)) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const url = await listeningUrl(child)
  child.stdout?.resume()
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      await end('SIGINT')
      return child.exitCode
    },
    kill: () => end('SIGKILL'),
  }
}
