import {
  type Actor,
  type CommandId,
  type Community,
  type CommunityCommand,
  decide,
  type RefusalCode,
  type Timestamp,
} from '@community-handshake/domain'

/** Who would do something, in which community and when. */
export interface Wish {
  readonly community: Community
  readonly actor: Actor
  readonly now: Timestamp
}

/** The id of nothing: what is only asked for is never stored. */
export const nilId = '00000000-0000-0000-0000-000000000000'

/** What a command that is only asked for carries. */
export const commandOf = ({ community, actor, now }: Wish) => ({
  commandId: nilId as CommandId,
  communityId: community.id,
  actor,
  now,
})

/**
 * Asks the rules themselves whether a command would go through, so that a right never says anything else than they do.
 *
 * @param despite refusals that are about what the request says, or about how often: they take no right away
 */
export const wouldAllow = (
  community: Community,
  command: CommunityCommand,
  despite: readonly RefusalCode[] = [],
): boolean =>
  decide(command, community).match(
    () => true,
    ({ code }) => despite.includes(code),
  )
