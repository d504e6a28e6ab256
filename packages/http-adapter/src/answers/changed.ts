import type {
  Actor,
  CommandOutcome,
  Community,
  CommunityHandshake,
  CommunityId,
  Position,
  RequestFailure,
} from '@community-handshake/domain'
import { requireReader } from '@community-handshake/domain'
import { errAsync, ok, type Result, type ResultAsync } from 'neverthrow'
import type { HttpFailure } from '../problems/http-failure.js'

/** A view of what a command changed, with what the answer tells besides. */
export interface Changed<View> {
  readonly view: View
  /** Where the change stands in the store; undefined where nothing had to change. */
  readonly position: Position | undefined
  /** True where the same request had taken effect before. */
  readonly repeated: boolean
}

/** Where something was to change, and for whom. */
export interface ChangedAt {
  readonly handshake: CommunityHandshake
  readonly communityId: CommunityId
  readonly actor: Actor
}

/** A request that is repeated shows how things are now: not to somebody whose tenant has left since. */
const stillVisible = ({ community, repeated }: CommandOutcome, actor: Actor): Result<Community, HttpFailure> =>
  repeated ? requireReader(community, actor) : ok(community)

/**
 * What somebody sees after a command. Where it is so already and there was nothing to change, that is no failure:
 * they see how it is.
 *
 * @param at where something was to change
 * @param work the command under way
 * @param look takes a live state and copies out of it at once
 */
export const changedOrSame = <View>(
  { handshake, communityId, actor }: ChangedAt,
  work: ResultAsync<CommandOutcome, RequestFailure>,
  look: (community: Community) => Result<View, HttpFailure>,
): ResultAsync<Changed<View>, HttpFailure> => {
  const same = (): ResultAsync<Changed<View>, HttpFailure> =>
    handshake.read(communityId).andThen(
      (state): Result<Changed<View>, HttpFailure> =>
        requireReader(state, actor)
          .andThen(look)
          .map((view) => ({ view, position: undefined, repeated: false })),
    )
  return work
    .andThen(
      (outcome): Result<Changed<View>, HttpFailure> =>
        stillVisible(outcome, actor)
          .andThen(look)
          .map((view) => ({ view, position: outcome.position, repeated: outcome.repeated })),
    )
    .orElse((failure) =>
      failure.kind === 'refusal' && failure.code === 'nothing-to-change' ? same() : errAsync(failure),
    )
}
