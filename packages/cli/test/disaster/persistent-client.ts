import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

/** A request that was answered with success: whatever happens later, it must have taken effect exactly once. */
export interface Acknowledged {
  readonly commandId: string
  readonly what: string
}

/** One who sends every request until it is answered, each time with the same key. */
export interface PersistentClient {
  /** Sends a change and gives the body of the answer. */
  readonly change: (who: string, method: string, path: string, body: object) => Promise<Record<string, unknown>>
  readonly acknowledged: readonly Acknowledged[]
  /** How often a request had to be sent again. */
  readonly retries: () => number
}

const pauseMs = 25
const patienceMs = 120_000

interface Attempt {
  readonly status: number
  readonly text: string
}

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }

const tokenFor = async (url: string, id: string): Promise<string> => {
  const answer = await fetch(`${url}/dev/token`, { ...post, body: JSON.stringify({ id }) })
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null && 'accessToken' in body ? String(body.accessToken) : ''
}

/** What a client sees of a server that dies, has just started again, or has lost its store. */
const isWorthAnother = ({ status }: Attempt): boolean => status === 0 || status === 401 || status >= 500

/** Makes a client that turns to any of the servers that run. */
export const persistentClient = (urls: () => readonly string[], random: () => number): PersistentClient => {
  const acknowledged: Acknowledged[] = []
  let retries = 0

  const attempt = async (who: string, method: string, path: string, init: RequestInit): Promise<Attempt> => {
    const running = urls()
    const url = running[Math.floor(random() * running.length)]
    if (url === undefined) return { status: 0, text: '' }
    try {
      const authorization = `Bearer ${await tokenFor(url, who)}`
      const headers = { ...init.headers, authorization }
      const answer = await fetch(`${url}/api/v1${path}`, { ...init, method, headers })
      return { status: answer.status, text: await answer.text() }
    } catch {
      // The connection ended; whether the request took effect is what the next attempt finds out.
      return { status: 0, text: '' }
    }
  }

  const change: PersistentClient['change'] = async (who, method, path, body) => {
    const commandId = randomUUID()
    const headers = { 'content-type': 'application/json', 'idempotency-key': commandId }
    const until = Date.now() + patienceMs
    for (;;) {
      const answer = await attempt(who, method, path, { headers, body: JSON.stringify(body) })
      if (answer.status >= 200 && answer.status < 300) {
        acknowledged.push({ commandId, what: `${method} ${path}` })
        return answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, unknown>)
      }
      if (!isWorthAnother(answer) || Date.now() > until)
        throw new Error(`${method} ${path} was answered with ${answer.status} ${answer.text}`)
      retries += 1
      await setTimeout(pauseMs)
    }
  }
  return { change, acknowledged, retries: () => retries }
}
