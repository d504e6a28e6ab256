import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A mail as the API was asked to send it. */
export interface AskedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly reply_to?: string
  readonly headers: Readonly<Record<string, string>>
}

/** An answer that the API gives instead of sending; `hang` for none at all. */
export type Trouble = { readonly status: number; readonly name: string } | 'hang' | 'html'

/** A stand-in of the provider's API: what its documentation says of `POST /emails`, on this machine. */
export interface StandIn {
  readonly baseUrl: string
  readonly sent: AskedMail[]
  /** What the next requests meet, one after the other, before the API works again. */
  readonly troubles: Trouble[]
  /** Lets the next request through and drops its answer. */
  readonly loseAnswer: () => void
  readonly close: () => Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

const error = (response: ServerResponse, status: number, name: string): void =>
  answer(response, status, { statusCode: status, name, message: `it was ${name}` })

const meet = (response: ServerResponse, trouble: Trouble): void => {
  if (trouble === 'html') response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
  else if (trouble !== 'hang') error(response, trouble.status, trouble.name)
}

/** Starts a {@link StandIn} that knows one API key. */
export const startStandIn = async (apiKey: string): Promise<StandIn> => {
  const sent: AskedMail[] = []
  const troubles: Trouble[] = []
  const known = new Map<string, { readonly body: string; readonly id: string }>()
  let losesAnswer = false

  const take = (response: ServerResponse, key: string, body: string): void => {
    const before = known.get(key)
    if (before !== undefined && before.body !== body) {
      error(response, 409, 'invalid_idempotent_request')
      return
    }
    const id = before?.id ?? `mail-${known.size + 1}`
    if (before === undefined) {
      known.set(key, { body, id })
      sent.push(JSON.parse(body))
    }
    if (losesAnswer) response.destroy()
    else answer(response, 200, { id })
    losesAnswer = false
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const trouble = troubles.shift()
    if (trouble !== undefined) return meet(response, trouble)
    if (request.method !== 'POST' || request.url !== '/emails') return error(response, 404, 'not_found')
    if (request.headers.authorization !== `Bearer ${apiKey}`) return error(response, 403, 'invalid_api_key')
    take(response, String(request.headers['idempotency-key']), body)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((bug: unknown) => response.destroy(bug instanceof Error ? bug : undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    ...{ baseUrl: `http://127.0.0.1:${address.port}`, sent, troubles },
    loseAnswer: () => {
      losesAnswer = true
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
