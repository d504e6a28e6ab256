import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

// By its path, not as a package: the command is built from the portal, so the portal cannot depend on it.
const main = fileURLToPath(new URL('../../../cli/dist/main.js', import.meta.url))

/** A mail as the server lists it. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly links: readonly string[]
}

/** The product running as a process of its own, on SQLite, with its mails in a folder. */
export interface Server {
  readonly url: string
  /** Waits for the newest mail to somebody that is not one of these. */
  readonly mailTo: (address: string, known?: readonly Mail[]) => Promise<Mail>
  readonly mails: () => Promise<readonly Mail[]>
  readonly close: () => Promise<void>
}

const listening = (child: ReturnType<typeof spawn>): Promise<string> =>
  new Promise((resolve, reject) => {
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        const { url } = JSON.parse(line) as { url?: string }
        if (url !== undefined) resolve(url)
      })
    child.once('exit', () => reject(new Error(`the server ended: ${stderr}`)))
  })

const until = async <Value>(find: () => Promise<Value | undefined>, what: string): Promise<Value> => {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const found = await find()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what} did not come in 30 s`)
}

const running = async (args: readonly string[], folder: string): Promise<Server> => {
  const child = spawn(process.execPath, [main, 'serve', '--json', '--port', '0', '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await listening(child)
  const mails = async (): Promise<readonly Mail[]> => (await fetch(`${url}/dev/mails`)).json() as Promise<Mail[]>
  return {
    url,
    mails,
    mailTo: (address, known = []) => {
      const before = known.filter(({ to }) => to === address).length
      return until(async () => {
        const received = (await mails()).filter(({ to }) => to === address)
        return received.length > before ? received[0] : undefined
      }, `a mail to ${address}`)
    },
    close: async () => {
      if (child.exitCode === null) {
        const gone = once(child, 'exit')
        child.kill('SIGINT')
        await gone
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts the product. */
export const startServer = (...args: readonly string[]): Promise<Server> =>
  running(args.length === 0 ? ['--dev'] : args, mkdtempSync(join(tmpdir(), 'community-handshake-portal-')))
