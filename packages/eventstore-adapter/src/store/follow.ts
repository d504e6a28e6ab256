import { setImmediate } from 'node:timers/promises'
import type { StoreFailure, SubscribeOptions, SubscriptionMessage } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import { type Alarm, makeAlarm } from './alarm.js'
import type { StoreEngine } from './engine.js'
import type { Scan } from './event-log.js'
import { positionOf } from './positions.js'
import { scanRangeOf } from './read-options.js'

const pageSize = 500

type Messages = AsyncGenerator<SubscriptionMessage, void, void>

interface Follower {
  readonly read: (after: number) => Result<Scan, StoreFailure>
  readonly alarm: Alarm
  readonly isOver: () => boolean
}

const failed = (failure: StoreFailure): SubscriptionMessage => ({ kind: 'failed', failure })

const caughtUp = (position: number): SubscriptionMessage =>
  position === 0 ? { kind: 'caught-up' } : { kind: 'caught-up', position: positionOf(position) }

// Being closed in the middle is an orderly end.
async function* ending(failure: StoreFailure): Messages {
  if (failure.reason !== 'closed') yield failed(failure)
}

const rest = ({ alarm }: Follower, { isEnd }: Scan): Promise<void> => (isEnd ? alarm.wait() : setImmediate())

async function* tell(follower: Follower, start: number): Messages {
  let after = start
  let toldUpTo = -1
  while (!follower.isOver()) {
    // Before reading, so that whatever comes after the read wakes it.
    follower.alarm.reset()
    const scan = follower.read(after)
    if (scan.isErr()) return yield* ending(scan.error)
    for (const event of scan.value.events) {
      if (follower.isOver()) return
      yield { kind: 'event', event }
    }
    after = scan.value.lookedAt
    const isNews = scan.value.isEnd && after !== toldUpTo && !follower.isOver()
    if (isNews) {
      toldUpTo = after
      yield caughtUp(after)
    } else await rest(follower, scan.value)
  }
}

interface Stop {
  readonly alarm: Alarm
  readonly isStopped: () => boolean
}

async function* follow(engine: StoreEngine, options: SubscribeOptions, { alarm, isStopped }: Stop): Messages {
  const range = engine.read(() => undefined).andThen(() => scanRangeOf({ ...options, limit: pageSize }))
  if (range.isErr()) return yield failed(range.error)
  const { after: start, prefix, limit } = range.value
  const { signal } = options
  const unlisten = engine.changes.listen(alarm.ring)
  signal.addEventListener('abort', alarm.ring)
  try {
    const read = (after: number) => engine.read(() => engine.log.scan({ after, prefix, limit }))
    yield* tell({ read, alarm, isOver: () => signal.aborted || isStopped() }, start)
  } finally {
    signal.removeEventListener('abort', alarm.ring)
    unlisten()
  }
}

/**
 * Follows a log page by page: nothing is read before it is asked for, so a slow reader costs no memory.
 * Each iteration is a subscription of its own.
 */
export const subscription = (engine: StoreEngine, options: SubscribeOptions): AsyncIterable<SubscriptionMessage> => ({
  [Symbol.asyncIterator]: () => {
    let stopped = false
    const alarm = makeAlarm()
    const messages = follow(engine, options, { alarm, isStopped: () => stopped })
    return {
      next: () => messages.next(),
      // A generator queues `return` behind a `next` that is waiting, which would then wait for the next event.
      return: () => {
        stopped = true
        alarm.ring()
        return messages.return()
      },
    }
  },
})
