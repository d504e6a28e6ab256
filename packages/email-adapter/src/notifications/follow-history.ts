import { setMaxListeners } from 'node:events'
import {
  type Checkpoints,
  communityStreamPrefix,
  type EventStore,
  type Position,
  type StoredEvent,
  type StoreFailure,
  type SubscriptionMessage,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { match, P } from 'ts-pattern'
import { makeLowWater } from './low-water.js'
import { makeProgressSaver } from './save-progress.js'

/** Work on an event that has begun: `stopped` where it did not come to its end. */
export type EventWork<Failure> = Promise<Result<'settled' | 'stopped', Failure>>

/** What following needs, and what to do with the events. */
export interface FollowOptions<Failure> {
  readonly store: EventStore
  readonly checkpoints: Checkpoints
  /** The name of the checkpoint. */
  readonly name: string
  readonly signal: AbortSignal
  /** Begins work on an event, and is to end it early when the signal comes; undefined where there is nothing to do. */
  readonly onEvent: (event: StoredEvent, signal: AbortSignal) => EventWork<Failure> | undefined
  /** How many events are worked on at a time; more are not read before one of them is done. */
  readonly mostAtOnce: number
  /** Told that the store tells events. */
  readonly onFollowing: () => void
  /** Told up to where everything is done, once that is saved. */
  readonly onReached: (position: Position) => void
}

/** One time of following, from the checkpoint to the first failure or the signal. */
const makeRound = <Failure>(options: FollowOptions<Failure>) => {
  const { checkpoints, name, mostAtOnce, onEvent, onReached } = options
  const ending = new AbortController()
  const signal = AbortSignal.any([options.signal, ending.signal])
  // Each piece of work that pauses listens to it; that many are no leak.
  setMaxListeners(mostAtOnce + 10, signal)
  const works = new Set<Promise<void>>()
  const bugs: unknown[] = []
  let failure: Failure | StoreFailure | undefined

  const fail = (reason: Failure | StoreFailure): void => {
    failure ??= reason
    ending.abort()
  }
  const onBug = (bug: unknown): void => {
    bugs.push(bug)
    ending.abort()
  }
  const saver = makeProgressSaver(checkpoints, name, { onSaved: onReached, onFailed: fail, onBug })
  const water = makeLowWater(saver.save)

  const work = async (begun: EventWork<Failure>, done: () => void): Promise<void> => {
    const ended = await begun
    if (ended.isErr()) fail(ended.error)
    else if (ended.value === 'settled') done()
  }
  const take = async (event: StoredEvent): Promise<void> => {
    const begun = onEvent(event, signal)
    if (begun === undefined) return water.pass(event.position)
    const working = work(begun, water.begin(event.position))
      .catch(onBug)
      .finally(() => works.delete(working))
    works.add(working)
    if (works.size >= mostAtOnce) await Promise.race(works)
  }

  const abandon = async (): Promise<void> => {
    ending.abort()
    await Promise.all(works)
    await saver.idle()
  }

  return {
    ...{ signal, fail, take, abandon, pass: water.pass },
    end: async (): Promise<Result<'over', Failure | StoreFailure>> => {
      await abandon()
      for (const bug of bugs) throw bug
      return failure === undefined ? ok('over') : err(failure)
    },
  }
}

type Round<Failure> = ReturnType<typeof makeRound<Failure>>

const handle = async <Failure>(round: Round<Failure>, message: SubscriptionMessage): Promise<void> =>
  match(message)
    .with({ kind: 'event' }, ({ event }) => round.take(event))
    .with({ kind: 'caught-up', position: P.string }, async ({ position }) => round.pass(position))
    .with({ kind: 'caught-up' }, async () => undefined)
    .with({ kind: 'failed' }, async ({ failure }) => round.fail(failure))
    .exhaustive()

/**
 * Follows the histories of all communities from the checkpoint on until the signal or a failure, and then waits for
 * the work that has begun. The checkpoint moves only past events whose work, and that of all before them, is done.
 */
export const followHistory = async <Failure>(
  options: FollowOptions<Failure>,
): Promise<Result<'over', Failure | StoreFailure>> => {
  const { store, checkpoints, name, onFollowing, onReached } = options
  const after = await checkpoints.load(name)
  if (after.isErr()) return err(after.error)
  if (after.value !== undefined) onReached(after.value)
  const from = after.value === undefined ? {} : { after: after.value }
  const round = makeRound(options)
  try {
    for await (const message of store.subscribe({
      ...from,
      streamPrefix: communityStreamPrefix,
      signal: round.signal,
    })) {
      if (message.kind !== 'failed') onFollowing()
      await handle(round, message)
      if (round.signal.aborted) break
    }
  } catch (bug) {
    await round.abandon()
    throw bug
  }
  return round.end()
}
