import type { ResultAsync } from 'neverthrow'
import type { ApiFailure } from '../failure.js'
import type { LiveEvent } from '../views.js'
import { type EventMessage, eventReader } from './event-reader.js'

/**
 * How well what is shown is kept up to date.
 * - `connecting`: for the first time.
 * - `live`: it is. Read what is shown again each time this state is entered.
 * - `interrupted`: the server cannot be reached; it is tried again and again, and nothing is lost.
 * - `ended`: it will not be again, nobody is signed in any more for example.
 */
export type LiveState = 'connecting' | 'live' | 'interrupted' | 'ended'

/** What to follow, and whom to tell. */
export interface FollowOptions {
  /** Only the events of this community; of all of the caller's if left out. */
  readonly communityId?: string
  readonly onEvent: (event: LiveEvent) => void
  readonly onState?: (state: LiveState) => void
}

/** Being followed. */
export interface Following {
  /** Ends it; nobody is told anything any more. */
  readonly stop: () => void
}

/** Follows what happens until it is stopped; comes back by itself where the connection is lost. */
export type Follow = (options: FollowOptions) => Following

/** How live events are connected to. */
export interface LiveConnection {
  /** Opens the stream with the header `Last-Event-ID`, and signs in again where that is needed. */
  readonly open: (
    query: { readonly communityId?: string; readonly lastEventId?: string },
    signal: AbortSignal,
  ) => ResultAsync<Response, ApiFailure>
  /** Waits; ends early when the signal does, or when the browser is connected again. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

// Three signs of life of the server's: after that the connection is dead, whatever the browser thinks.
const silenceMs = 50_000
const longestWaitMs = 30_000

interface Place {
  lastEventId: string | undefined
  retryMs: number
  failures: number
}

const isLiveEvent = (value: unknown): value is LiveEvent =>
  typeof value === 'object' && value !== null && 'type' in value && 'communityId' in value

const tell = ({ name, data }: EventMessage, { onEvent, onState }: FollowOptions, place: Place): void => {
  if (name === 'ready') {
    place.failures = 0
    onState?.('live')
    return
  }
  if (name === 'closed') return
  const event: unknown = JSON.parse(data)
  if (isLiveEvent(event)) onEvent(event)
}

const readAll = async (response: Response, options: FollowOptions, place: Place, stream: AbortController) => {
  const body = response.body
  if (body === null) return
  const messages = eventReader((message) => tell(message, options, place))
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let alarm = setTimeout(() => stream.abort(), silenceMs)
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(alarm)
      alarm = setTimeout(() => stream.abort(), silenceMs)
      messages.take(decoder.decode(part.value, { stream: true }))
      place.lastEventId = messages.lastEventId() ?? place.lastEventId
      place.retryMs = messages.retryMs() ?? place.retryMs
    }
  } finally {
    clearTimeout(alarm)
  }
}

const waitOf = ({ failures, retryMs }: Place, failure?: ApiFailure): number => {
  const asked = failure !== undefined && 'waitSeconds' in failure ? (failure.waitSeconds ?? 0) * 1000 : 0
  // Half of it by chance, so that those who lost a server together do not come back together.
  const own = Math.min(longestWaitMs, retryMs * 2 ** failures)
  return Math.max(asked, own * (0.5 + Math.random() / 2))
}

const isFinal = ({ kind }: ApiFailure): boolean => kind === 'signed-out' || kind === 'not-found'

/** One connection, from opening to its end; gives what went wrong with opening it. */
const connectOnce = async (
  connection: LiveConnection,
  options: FollowOptions,
  place: Place,
  stop: AbortSignal,
): Promise<ApiFailure | undefined> => {
  const stream = new AbortController()
  const abort = () => stream.abort()
  stop.addEventListener('abort', abort, { once: true })
  const { communityId } = options
  const opened = await connection.open(
    {
      ...(communityId === undefined ? {} : { communityId }),
      ...(place.lastEventId === undefined ? {} : { lastEventId: place.lastEventId }),
    },
    stream.signal,
  )
  // A connection that breaks off is like one that ends: come back with the last id.
  if (opened.isOk()) await readAll(opened.value, options, place, stream).catch(() => undefined)
  stop.removeEventListener('abort', abort)
  return opened.isErr() ? opened.error : undefined
}

/** Makes the live client: server-sent events (WHATWG HTML, section 9.2) over `fetch`, which can carry a token. */
export const followOver =
  (connection: LiveConnection): Follow =>
  (options) => {
    const stop = new AbortController()
    const place: Place = { lastEventId: undefined, retryMs: 1000, failures: 0 }
    const told: FollowOptions = {
      ...options,
      onEvent: (event) => stop.signal.aborted || options.onEvent(event),
      onState: (state) => stop.signal.aborted || options.onState?.(state),
    }
    const run = async (): Promise<void> => {
      told.onState?.('connecting')
      while (!stop.signal.aborted) {
        const failure = await connectOnce(connection, told, place, stop.signal)
        if (failure !== undefined && isFinal(failure)) return told.onState?.('ended')
        // The server forgets its places when its history is replaced: begin anew then.
        if (failure?.kind === 'invalid') place.lastEventId = undefined
        told.onState?.('interrupted')
        await connection.wait(waitOf(place, failure), stop.signal)
        place.failures += 1
      }
    }
    void run()
    return { stop: () => stop.abort() }
  }
