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

/** What following needs, and what to do with the events. */
export interface FollowOptions<Failure> {
  readonly store: EventStore
  readonly checkpoints: Checkpoints
  /** The name of the checkpoint. */
  readonly name: string
  readonly signal: AbortSignal
  /** Works on an event; it is not passed before that came to its end. */
  readonly onEvent: (event: StoredEvent) => Promise<Result<'settled' | 'stopped', Failure>>
  /** Told how far it has come, once that is saved. */
  readonly onReached: (position: Position) => void
}

type Handled<Failure> = Result<'next' | 'over', Failure | StoreFailure>

const reach = async <Failure>(
  { checkpoints, name, onReached }: FollowOptions<Failure>,
  position: Position,
): Promise<Handled<Failure>> => {
  const saved = await checkpoints.save(name, position)
  return saved.map(() => {
    onReached(position)
    return 'next'
  })
}

const handle = async <Failure>(
  options: FollowOptions<Failure>,
  message: SubscriptionMessage,
): Promise<Handled<Failure>> =>
  match(message)
    .returnType<Promise<Handled<Failure>>>()
    .with({ kind: 'event' }, async ({ event }) => {
      const settled = await options.onEvent(event)
      if (settled.isErr()) return err(settled.error)
      return settled.value === 'stopped' ? ok('over') : reach(options, event.position)
    })
    .with({ kind: 'caught-up', position: P.string }, ({ position }) => reach(options, position))
    .with({ kind: 'caught-up' }, async () => ok('next'))
    .with({ kind: 'failed' }, async ({ failure }) => err(failure))
    .exhaustive()

/**
 * Follows the histories of all communities from the checkpoint on, one event after the other, until the signal.
 * The checkpoint moves only past events that were worked on to their end.
 */
export const followHistory = async <Failure>(options: FollowOptions<Failure>): Promise<Handled<Failure>> => {
  const { store, checkpoints, name, signal, onReached } = options
  const after = await checkpoints.load(name)
  if (after.isErr()) return err(after.error)
  if (after.value !== undefined) onReached(after.value)
  const from = after.value === undefined ? {} : { after: after.value }
  for await (const message of store.subscribe({ ...from, streamPrefix: communityStreamPrefix, signal })) {
    const handled = await handle(options, message)
    if (handled.isErr() || handled.value === 'over') return handled
  }
  return ok('over')
}
