import { join } from 'node:path'
import { type Server, startServer } from '../support/command.js'

/** Servers on one store, each a process of its own. */
export interface Fleet {
  /** Where the servers that run listen. */
  readonly urls: () => readonly string[]
  /** Kills one as a power failure would, and starts it again; resolves when it listens. */
  readonly killAndRestart: (index: number) => Promise<void>
  /** Ends those that run as Ctrl-C would, and gives their exit codes. */
  readonly stop: () => Promise<readonly (number | null)[]>
}

/** What every server of a fleet is started with. */
export interface FleetOptions {
  readonly folder: string
  readonly size: number
  /** The options of `serve` for a data folder. */
  readonly args: readonly string[]
}

/** Starts servers, each with a data folder of its own. */
export const startFleet = async ({ folder, size, args }: FleetOptions): Promise<Fleet> => {
  const start = (index: number): Promise<Server> =>
    startServer('--dev', '--port', '0', '--log-level', 'silent', '--data', join(folder, `server-${index}`), ...args)
  const servers = new Map<number, Server>()
  for (let index = 0; index < size; index += 1) servers.set(index, await start(index))
  return {
    urls: () => [...servers.values()].map(({ url }) => url),
    killAndRestart: async (index) => {
      const server = servers.get(index)
      servers.delete(index)
      await server?.end('SIGKILL')
      servers.set(index, await start(index))
    },
    stop: () => {
      const running = [...servers.values()]
      servers.clear()
      return Promise.all(running.map((server) => server.end('SIGTERM')))
    },
  }
}
