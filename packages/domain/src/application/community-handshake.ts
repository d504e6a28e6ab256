import { err, ok, okAsync, ResultAsync } from 'neverthrow'
import QuickLRU from 'quick-lru'
import type { CommunityCommand } from '../community/commands.js'
import type { CommunityState } from '../community/state.js'
import { openedStore } from '../erasure/opened-store.js'
import { communityStreamId } from '../history/community-history.js'
import type { HistoryDamaged } from '../history/open-event.js'
import type { CommunityId } from '../identity/ids.js'
import type { StoreFailure } from '../ports/event-store.js'
import { type CommandHandlerPorts, type ExecuteOptions, handle } from './command-handler.js'
import { type CommunityStream, readOn, unreadStream } from './community-stream.js'
import type { CommandFailure, CommandOutcome } from './outcome.js'
import { makeTurns } from './turns.js'

/** What the handshake needs from its host. */
export interface CommunityHandshakeOptions extends CommandHandlerPorts {
  /** How many communities are kept folded in memory, the least used ones dropped first; 10,000 if left out. */
  readonly keptCommunities?: number
}

/** Communities on a store: the commands of the handshake, and the state they lead to. */
export interface CommunityHandshake {
  /**
   * Executes a command once: the same command id again gives the same outcome and no second event.
   * A refusal is a value and leaves no trace.
   */
  readonly execute: (command: CommunityCommand, options?: ExecuteOptions) => ResultAsync<CommandOutcome, CommandFailure>
  /** The state of a community with everything stored so far. It is a live view: read it at once. */
  readonly read: (communityId: CommunityId) => ResultAsync<CommunityState, StoreFailure | HistoryDamaged>
}

/**
 * Opens the handshake on a store.
 *
 * @example
 * ```ts
 * const handshake = communityHandshake({ store: memoryEventStore(), ...nodePlatform() })
 * ```
 */
export const communityHandshake = (options: CommunityHandshakeOptions): CommunityHandshake => {
  const kept = new QuickLRU<string, CommunityStream>({ maxSize: options.keptCommunities ?? 10_000 })
  const turns = makeTurns()

  const { personalData } = options
  const ports = personalData === undefined ? options : { ...options, store: openedStore(options.store, personalData) }

  // What was read before somebody was forgotten may hold that person's data.
  const streamOf = (communityId: CommunityId, now: number): CommunityStream => {
    const streamId = communityStreamId(communityId)
    const stream = kept.get(streamId)
    return stream?.epoch === now ? stream : unreadStream(streamId, now)
  }
  // A stream without events is not kept, or asking for made-up ids would push real communities out.
  const keep = (stream: CommunityStream): void => {
    if (stream.end.revision >= 0) kept.set(stream.streamId, stream)
  }

  return {
    execute: (command, executeOptions = {}) => {
      const inTurn = turns.take(communityStreamId(command.communityId), async () => {
        const now = personalData === undefined ? ok(0) : await personalData.epoch()
        if (now.isErr()) return err(now.error)
        const stream = streamOf(command.communityId, now.value)
        const handled = await handle(ports, stream, command, executeOptions)
        keep(stream)
        return handled
      })
      return new ResultAsync(inTurn)
    },
    read: (communityId) =>
      (personalData?.epoch() ?? okAsync(0)).andThen((now) => {
        const stream = streamOf(communityId, now)
        return readOn(ports.store, options.hasher, stream).map(() => {
          keep(stream)
          return stream.fold.state
        })
      }),
  }
}
