import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type Clock, millisecondsOf } from '@community-handshake/domain'
import { err, ok, Result } from 'neverthrow'
import { isMembershipNews, type MembershipNews } from '../membership-news.js'
import type { SharingDesk } from '../sharing/sharing-desk.js'
import { isGenuine, type WebhookKeys } from './signature.js'

/** What receiving needs. */
export interface ReceiverOptions {
  readonly desk: SharingDesk
  readonly clock: Clock
  readonly keys: WebhookKeys
  /** The port on this machine; any free one if left out. */
  readonly port?: number
}

/** A receiver that listens. */
export interface Receiver {
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

const longestBody = 64 * 1024

/** Why a delivery is not taken, as an HTTP status. */
type Refused = 400 | 401 | 404 | 405 | 413 | 503

const readBody = async (request: IncomingMessage): Promise<Result<string, Refused>> => {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) return err(400)
    length += piece.length
    if (length > longestBody) return err(413)
    pieces.push(piece)
  }
  return ok(Buffer.concat(pieces).toString('utf8'))
}

const parseJson = Result.fromThrowable(
  (text: string): unknown => JSON.parse(text),
  () => undefined,
)

const header = ({ headers }: IncomingMessage, name: string): string => [headers[name] ?? ''].flat().join(' ')

// The signature is over the bytes as they came, and comes first: nothing of a stranger's is parsed.
const newsIn = (
  { keys, clock }: ReceiverOptions,
  request: IncomingMessage,
  body: string,
): Result<MembershipNews, Refused> => {
  const content = { id: header(request, 'webhook-id'), timestamp: header(request, 'webhook-timestamp'), body }
  const nowMs = millisecondsOf(clock.now())
  if (!isGenuine(keys, content, header(request, 'webhook-signature'), nowMs)) return err(401)
  const news = parseJson(body).unwrapOr(undefined)
  return isMembershipNews(news) && news.id === content.id ? ok(news) : err(400)
}

const statusOf = async (options: ReceiverOptions, request: IncomingMessage): Promise<204 | Refused> => {
  if (request.url !== '/membership') return 404
  if (request.method !== 'POST') return 405
  const body = await readBody(request)
  const news = body.andThen((text) => newsIn(options, request, text))
  if (news.isErr()) return news.error
  // Taken now or known before: to the sender it is the same. What could not be written is asked for again.
  return (await options.desk.take(news.value)).match(
    (): 204 | Refused => 204,
    () => 503,
  )
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

/** Listens for signed deliveries, and gives each genuine one to the desk. */
export const receiveWebhooks = async (options: ReceiverOptions): Promise<Receiver> => {
  const server = createServer((request, response) => {
    statusOf(options, request).then(
      // News are rare: a connection that is kept would only hold up closing.
      (status) => response.writeHead(status, { connection: 'close' }).end(),
      () => response.destroy(),
    )
  })
  const port = await listen(server, options.port ?? 0)
  return {
    ...{ port, url: `http://127.0.0.1:${port}/membership` },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}
