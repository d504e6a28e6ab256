import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
} from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { apiBase, listenServer } from '../src/index.js'
import type { Person } from './world/people.js'
import { valueIn } from './world/results.js'
import { openWorld, type World } from './world/world.js'

type Json = ReturnType<typeof JSON.parse>

/** An event as a client that follows WHATWG HTML section 9.2 sees it. */
export interface Told {
  readonly name: string
  readonly data: Json
  /** The id that the client would come back with after this event. */
  readonly lastEventId: string
}

export interface Listener {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** Everything told so far. */
  readonly told: readonly Told[]
  /** The text as it came. */
  readonly text: () => string
  readonly lastEventId: () => string
  /** The next event; an error if none comes. */
  readonly next: () => Promise<Told>
  /** Waits until something is so, as events come. */
  readonly until: (isSo: () => boolean) => Promise<void>
  /** Waits until the server has ended the stream. */
  readonly ended: () => Promise<void>
  /** Goes away. */
  readonly leave: () => void
}

const patienceMs = 5000

const reading = () => {
  const told: Told[] = []
  const state = { text: '', rest: '', lastEventId: '' }
  const takeBlock = (block: string): void => {
    const lines = block.split('\n')
    const values = (field: string) =>
      lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).trim())
    state.lastEventId = values('id').at(-1) ?? state.lastEventId
    const data = values('data').join('\n')
    if (data === '') return
    told.push({ name: values('event').at(-1) ?? 'message', data: JSON.parse(data), lastEventId: state.lastEventId })
  }
  const take = (chunk: string): void => {
    state.text += chunk
    const blocks = `${state.rest}${chunk}`.split('\n\n')
    state.rest = blocks.pop() ?? ''
    for (const block of blocks) takeBlock(block)
  }
  return { told, state, take }
}

// A connection of its own for each listener, and none kept: what is tested is ours, not a pool's.
const ask = (url: string, headers: OutgoingHttpHeaders): Promise<{ sent: ClientRequest; response: IncomingMessage }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false }, (response) => resolve({ sent, response }))
    sent.on('error', reject).end()
  })

/** Listens to the live events of a server as somebody. */
export const listen = async (
  url: string,
  who: Person | string,
  { query = '', after }: { readonly query?: string; readonly after?: string } = {},
): Promise<Listener> => {
  const token = typeof who === 'string' ? who : who.token
  const headers = { authorization: `Bearer ${token}`, ...(after === undefined ? {} : { 'last-event-id': after }) }
  const { sent, response } = await ask(`${url}${apiBase}/events${query}`, headers)
  const { told, state, take } = reading()
  let news = (): void => {}
  let isOver = false
  const over = new Promise<void>((resolve) => {
    const decoder = new TextDecoder()
    response.on('data', (chunk: Buffer) => {
      take(decoder.decode(chunk, { stream: true }))
      news()
    })
    // A connection that breaks off is an end as well; whether it was an orderly one, the text tells.
    response.on('error', () => undefined)
    response.once('close', () => {
      isOver = true
      news()
      resolve()
    })
  })
  const until = async (isSo: () => boolean): Promise<void> => {
    const patience = new AbortController()
    const late = pause(patienceMs, 'late', { signal: patience.signal }).catch(() => 'late')
    while (!isSo()) {
      if (isOver) throw new Error(`the stream ended after ${JSON.stringify(told)} ${state.text}`)
      const more = new Promise<string>((resolve) => {
        news = () => resolve('more')
      })
      if ((await Promise.race([more, late])) === 'late') throw new Error(`nothing came after ${JSON.stringify(told)}`)
    }
    patience.abort()
  }
  let taken = 0
  return {
    status: response.statusCode,
    headers: response.headers,
    told,
    text: () => state.text,
    lastEventId: () => state.lastEventId,
    until,
    next: async () => {
      await until(() => told.length > taken)
      const event = told[taken]
      taken += 1
      if (event === undefined) throw new Error('told, and not there')
      return event
    },
    ended: () => over,
    leave: () => {
      sent.destroy()
    },
  }
}

/** A world that listens on this machine. */
export interface LiveWorld extends World {
  readonly url: string
  /** Listens as somebody, and waits for the `ready` that comes first. */
  readonly follow: (who: Person | string, options?: Parameters<typeof listen>[2]) => Promise<Listener>
}

const opened: World[] = []

export const openLive = async (choices: Parameters<typeof openWorld>[0] = {}): Promise<LiveWorld> => {
  const world = await openWorld(choices)
  opened.push(world)
  const { url } = valueIn(await listenServer(world.app, { host: '127.0.0.1', port: 0 }))
  const follow = async (who: Person | string, options = {}): Promise<Listener> => {
    const listener = await listen(url, who, options)
    const first = await listener.next()
    if (first.name !== 'ready') throw new Error(`the first event was ${JSON.stringify(first)}`)
    return listener
  }
  return { ...world, url, follow }
}

/** Closes what a test opened, also where it failed. */
export const closeAll = async (): Promise<void> => {
  for (const world of opened.splice(0)) await world.close()
}
