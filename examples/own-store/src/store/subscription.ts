import type { StoreFailure, SubscribeOptions, SubscriptionMessage } from '@community-handshake/domain'
import { err, type Result } from 'neverthrow'
import { storeIsClosed } from './failures.js'
import { countUpTo, type History, positionOf } from './history.js'

/** Tells those who follow the store that something was stored, or that it was closed. */
export interface News {
  readonly listen: (listener: () => void) => () => void
  readonly announce: () => void
}

/** Makes {@link News}. */
export const makeNews = (): News => {
  const listeners = new Set<() => void>()
  return {
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce: () => {
      for (const listener of [...listeners]) listener()
    },
  }
}

/** What is followed. */
export interface Followed {
  readonly history: History
  readonly news: News
  readonly isClosed: () => boolean
}

type Messages = AsyncGenerator<SubscriptionMessage, void, void>

interface Follower {
  readonly isOver: () => boolean
  /** Resolves at the next news, or when it is over. */
  readonly rest: () => Promise<void>
}

const caughtUp = (count: number): SubscriptionMessage =>
  count === 0 ? { kind: 'caught-up' } : { kind: 'caught-up', position: positionOf(count) }

// Between looking at the end of the history and going to rest there is no pause, so that no news gets lost.
async function* tell({ all }: History, prefix: string, start: number, { isOver, rest }: Follower): Messages {
  let [count, toldUpTo] = [start, -1]
  while (!isOver()) {
    const event = all[count]
    if (event !== undefined) {
      count += 1
      if (event.streamId.startsWith(prefix)) yield { kind: 'event', event }
    } else if (count === toldUpTo) await rest()
    else {
      toldUpTo = count
      yield caughtUp(count)
    }
  }
}

const startOf = ({ isClosed }: Followed, { after }: SubscribeOptions): Result<number, StoreFailure> =>
  isClosed() ? err(storeIsClosed) : countUpTo(after)

interface Leaving {
  readonly hasLeft: () => boolean
  /** Told what wakes the follower from its rest. */
  readonly onWake: (wake: () => void) => void
}

async function* follow(followed: Followed, options: SubscribeOptions, { hasLeft, onWake }: Leaving): Messages {
  const { signal, streamPrefix = '' } = options
  const start = startOf(followed, options)
  if (start.isErr()) return yield { kind: 'failed', failure: start.error }
  let wake = (): void => {}
  const ring = (): void => wake()
  onWake(ring)
  const unlisten = followed.news.listen(ring)
  signal.addEventListener('abort', ring)
  try {
    const isOver = () => signal.aborted || hasLeft() || followed.isClosed()
    const rest = () => new Promise<void>((resolve) => (wake = resolve))
    yield* tell(followed.history, streamPrefix, start.value, { isOver, rest })
  } finally {
    signal.removeEventListener('abort', ring)
    unlisten()
  }
}

/** Tells the past and then the present of a history; each iteration is a subscription of its own. */
export const subscription = (followed: Followed, options: SubscribeOptions): AsyncIterable<SubscriptionMessage> => ({
  [Symbol.asyncIterator]: () => {
    let hasLeft = false
    let wake = (): void => {}
    const messages = follow(followed, options, { hasLeft: () => hasLeft, onWake: (ring) => (wake = ring) })
    return {
      next: () => messages.next(),
      // A generator that rests would hear of `return` only after the next news.
      return: () => {
        hasLeft = true
        wake()
        return messages.return()
      },
    }
  },
})
