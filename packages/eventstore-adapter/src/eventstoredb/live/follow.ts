import type { StoreFailure, SubscribeOptions, SubscriptionMessage } from '@community-handshake/domain'
import { type Alarm, makeAlarm } from '../../store/alarm.js'
import { closedFailure } from '../../store/failures.js'
import { backOff } from '../../waiting/back-off.js'
import { makeEnding } from '../../waiting/ending.js'
import type { AllPage, Reader } from '../read/reader.js'
import { commitOf, positionOf } from '../wire/positions.js'
import type { ReadEvent } from '../wire/recorded-event.js'
import type { Hub } from './hub.js'
import { type Inbox, makeInbox } from './inbox.js'

/** What a subscription is made of. */
export interface FollowParts {
  readonly hub: Hub
  readonly reader: Reader
  /** Aborted when the store closes. */
  readonly closing: AbortSignal
}

type Messages = AsyncGenerator<SubscriptionMessage, void, void>

interface Follower extends FollowParts {
  readonly prefix: string
  readonly inbox: Inbox
  readonly alarm: Alarm
  /** Aborted when this subscription is to end. */
  readonly over: AbortSignal
  /** The commit position up to which everything was told; undefined before the first event. */
  after: bigint | undefined
  /** How many events of the append that was told last are still to come. */
  following: number
  /** The commit position that was told with the last message of having caught up. */
  toldUpTo: bigint | undefined | 'nothing'
}

const pageSize = 500
const inboxSize = 1000

const failed = (failure: StoreFailure): SubscriptionMessage => ({ kind: 'failed', failure })

const caughtUp = (commit: bigint | undefined): SubscriptionMessage =>
  commit === undefined ? { kind: 'caught-up' } : { kind: 'caught-up', position: positionOf(commit) }

function* tell(follower: Follower, { event, following }: ReadEvent): Generator<SubscriptionMessage, void, void> {
  const commit = BigInt(event.position)
  // What was read from the store may be told by the hub as well.
  if (follower.after !== undefined && commit <= follower.after) return
  yield { kind: 'event', event }
  follower.after = commit
  follower.following = following
}

function* tellCaughtUp(follower: Follower, head: bigint | undefined): Generator<SubscriptionMessage, boolean, void> {
  const { after, following, toldUpTo } = follower
  const upTo = head === undefined || (after !== undefined && after > head) ? after : head
  if (following > 0 || upTo === toldUpTo) return false
  follower.toldUpTo = upTo
  yield caughtUp(upTo)
  return true
}

/** What the hub knew before a page was read. */
interface Seen {
  readonly isAnchored: boolean
  readonly head: bigint | undefined
}

/** Tells a page; true where that was the end of the store and the hub tells what comes after it. */
async function* tellPage(
  follower: Follower,
  page: AllPage,
  seen: Seen,
): AsyncGenerator<SubscriptionMessage, boolean, void> {
  for (const event of page.events) {
    yield* tell(follower, event)
    if (follower.over.aborted) return false
  }
  follower.after = page.last ?? follower.after
  if (!page.isEnd) return false
  if (seen.isAnchored) yield* tellCaughtUp(follower, seen.head)
  else await follower.alarm.wait()
  return seen.isAnchored
}

/** Reads on until the end of the store, and tells what it reads; false where it cannot go on. */
async function* readToEnd(follower: Follower): AsyncGenerator<SubscriptionMessage, boolean, void> {
  const { hub, reader, inbox, alarm, prefix, over } = follower
  let failures = 0
  while (!over.aborted) {
    // First of all, so that whatever comes after the read is in the inbox.
    const seen = { isAnchored: hub.isAnchored(), head: hub.head() }
    inbox.clear()
    alarm.reset()
    const page = await reader.all({ after: follower.after, prefix, limit: pageSize }, over)
    if (over.aborted) return false
    if (page.isErr() && page.error.reason !== 'unavailable') {
      yield failed(page.error)
      return false
    }
    failures = page.isErr() ? failures + 1 : 0
    // News from the hub mean that the database is back.
    if (page.isErr()) await Promise.race([backOff(failures, over), alarm.wait()])
    else if (yield* tellPage(follower, page.value, seen)) return true
  }
  return false
}

/** Tells what the hub tells, until something is missing. */
async function* tellLive(follower: Follower): Messages {
  const { hub, inbox, alarm, over } = follower
  while (!over.aborted && !inbox.isMissing()) {
    alarm.reset()
    const event = inbox.take()
    if (event !== undefined) yield* tell(follower, event)
    else if (!(yield* tellCaughtUp(follower, hub.head()))) await alarm.wait()
  }
}

async function* run(follower: Follower): Messages {
  const { hub, inbox, alarm } = follower
  const leave = hub.join({
    onEvent: (event) => {
      if (event.event.streamId.startsWith(follower.prefix)) inbox.put(event)
    },
    onGap: inbox.miss,
    onNews: alarm.ring,
  })
  try {
    while (yield* readToEnd(follower)) yield* tellLive(follower)
  } finally {
    leave()
  }
}

async function* follow(parts: FollowParts, options: SubscribeOptions, ending: AbortController): Messages {
  if (parts.closing.aborted) return yield failed(closedFailure)
  const after = commitOf(options.after)
  if (after.isErr()) return yield failed(after.error)
  const { signal, streamPrefix: prefix = '' } = options
  const alarm = makeAlarm()
  const over = ending.signal
  const end = (): void => ending.abort()
  if (signal.aborted) return
  signal.addEventListener('abort', end)
  parts.closing.addEventListener('abort', end)
  over.addEventListener('abort', alarm.ring)
  try {
    const start = { after: after.value, following: 0, toldUpTo: 'nothing' } as const
    yield* run({ ...parts, ...start, prefix, alarm, over, inbox: makeInbox(inboxSize) })
  } finally {
    signal.removeEventListener('abort', end)
    parts.closing.removeEventListener('abort', end)
  }
}

/**
 * Follows the store: what is stored is read page by page as the subscriber asks for it, what happens is told by the hub.
 * Who is too slow for the hub reads again. Each iteration is a subscription of its own.
 */
export const subscription = (parts: FollowParts, options: SubscribeOptions): AsyncIterable<SubscriptionMessage> => ({
  [Symbol.asyncIterator]: () => {
    const ending = makeEnding()
    const messages = follow(parts, options, ending)
    return {
      next: () => messages.next(),
      // A generator queues `return` behind a `next` that is waiting, which would then wait for the next event.
      return: () => {
        ending.abort()
        return messages.return()
      },
    }
  },
})
