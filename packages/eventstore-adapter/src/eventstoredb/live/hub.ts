import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { backOff } from '../../waiting/back-off.js'
import { makeEnding } from '../../waiting/ending.js'
import type { Caller } from '../calls/caller.js'
import { readFailureOf } from '../calls/failure-of.js'
import type { Reader } from '../read/reader.js'
import { commitPositionOf, type ReadEvent, type RecordedEvent, readRecorded } from '../wire/recorded-event.js'
import type { StreamNames } from '../wire/stream-names.js'
import { subscribeCall } from './subscribe-call.js'

/** Somebody who is told of what happens in the store. */
export interface HubListener {
  /** The next event, in the order of positions. */
  readonly onEvent: (event: ReadEvent) => void
  /** Something passed by that was not told: it has to be read from the store. */
  readonly onGap: () => void
  /** The hub knows more than before. */
  readonly onNews: () => void
}

/** The one subscription of this process; it tells everybody here what it is told. */
export interface Hub {
  /** Tells a listener until the returned function is called. The first one starts the subscription, the last one ends it. */
  readonly join: (listener: HubListener) => () => void
  /** Whether everything that is stored from now on will be told. */
  readonly isAnchored: () => boolean
  /** The commit position up to which all whole appends are stored; undefined for an empty store, or before it is known. */
  readonly head: () => bigint | undefined
  /** Ends the subscription. */
  readonly close: () => Promise<void>
}

/** Where the hub gets its news. */
export interface HubParts {
  readonly caller: Caller
  readonly reader: Reader
  readonly names: StreamNames
  /** Told each time the subscription is lost or cannot be made; it is tried again all the same. */
  readonly onTrouble: (failure: StoreFailure, attempt: number) => void
}

interface HubState {
  isAnchored: boolean
  /** The subscription goes on after this commit position. */
  after: bigint | undefined
  head: bigint | undefined
}

// A subscription that lasted so long was a good one: trouble after it counts from the beginning.
const goodWhileMs = 5000

const highest = (left: bigint | undefined, right: bigint | undefined): bigint | undefined =>
  left === undefined || (right !== undefined && right > left) ? right : left

/** Finds the place from which on everything will be told. What is stored before it, listeners read. */
const anchor = async (
  { reader }: HubParts,
  state: HubState,
  signal: AbortSignal,
): Promise<Result<void, StoreFailure>> => {
  const end = await reader.end(signal)
  if (end.isErr()) return err(end.error)
  const ownEnd = await reader.endOfStore(signal)
  if (ownEnd.isErr()) return err(ownEnd.error)
  Object.assign(state, { isAnchored: true, after: end.value, head: highest(state.head, ownEnd.value) })
  return ok(undefined)
}

const takeEvent = (
  { names }: HubParts,
  state: HubState,
  listeners: ReadonlySet<HubListener>,
  recorded: RecordedEvent,
): void => {
  const commit = commitPositionOf(recorded)
  const read = readRecorded(recorded, names)
  const event = read.unwrapOr(undefined)
  state.after = commit
  // In the middle of an append nothing is whole yet.
  if (event === undefined || event.following === 0) state.head = highest(state.head, commit)
  for (const listener of [...listeners]) {
    // Whoever reads a damaged event meets the damage.
    if (read.isErr()) listener.onGap()
    else if (event !== undefined) listener.onEvent(event)
    listener.onNews()
  }
}

const subscribe = async (
  parts: HubParts,
  state: HubState,
  listeners: ReadonlySet<HubListener>,
  signal: AbortSignal,
): Promise<Result<void, StoreFailure>> => {
  const subscribed = await parts.caller.call(
    (call) =>
      subscribeCall(
        call,
        {
          after: state.after,
          pattern: parts.names.pattern(''),
          onConfirmed: () => {},
          onEvent: (recorded) => takeEvent(parts, state, listeners, recorded),
          onCheckpoint: (commit) => {
            state.after = highest(state.after, commit)
          },
        },
        signal,
      ),
    signal,
  )
  // Should the place be gone, after a restore from a backup for example, a new one is found.
  if (subscribed.isErr() && subscribed.error.kind === 'invalid') state.isAnchored = false
  return subscribed.mapErr(readFailureOf)
}

const tellGap = (listeners: ReadonlySet<HubListener>): void => {
  for (const listener of [...listeners]) {
    listener.onGap()
    listener.onNews()
  }
}

const runHub = async (
  parts: HubParts,
  state: HubState,
  listeners: ReadonlySet<HubListener>,
  signal: AbortSignal,
): Promise<void> => {
  let attempt = 0
  const recover = async (failure: StoreFailure, lastedMs: number): Promise<void> => {
    attempt = lastedMs > goodWhileMs ? 1 : attempt + 1
    // On its own, so that what a callback of the host throws does not end the subscription.
    queueMicrotask(() => parts.onTrouble(failure, attempt))
    await backOff(attempt, signal)
  }
  while (!signal.aborted) {
    const begun = Date.now()
    const result = await (state.isAnchored ? subscribe(parts, state, listeners, signal) : anchor(parts, state, signal))
    if (signal.aborted) return
    if (result.isErr()) await recover(result.error, Date.now() - begun)
    else tellGap(listeners)
  }
}

/** Makes a {@link Hub}. */
export const makeHub = (parts: HubParts): Hub => {
  const listeners = new Set<HubListener>()
  let state: HubState = { isAnchored: false, after: undefined, head: undefined }
  let ending: AbortController | undefined
  let running = Promise.resolve()

  const start = (): void => {
    const controller = makeEnding()
    const fresh: HubState = { isAnchored: false, after: undefined, head: undefined }
    ending = controller
    state = fresh
    running = running.then(() => runHub(parts, fresh, listeners, controller.signal))
  }
  const stop = (): void => {
    ending?.abort()
    ending = undefined
  }
  return {
    join: (listener) => {
      listeners.add(listener)
      if (ending === undefined) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) stop()
      }
    },
    isAnchored: () => state.isAnchored,
    head: () => state.head,
    close: () => {
      stop()
      return running
    },
  }
}
