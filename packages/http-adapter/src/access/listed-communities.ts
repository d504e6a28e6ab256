import type {
  Actor,
  CommunityHandshake,
  CommunityRow,
  HistoryDamaged,
  StoreFailure,
  Timestamp,
} from '@community-handshake/domain'
import { requireReader } from '@community-handshake/domain'
import { ResultAsync } from 'neverthrow'
import type { ListedCommunity } from '../views/community-view.js'
import { communityRights } from './community-rights.js'

/** Who looks at a list, and when. */
export interface Looking {
  readonly actor: Actor
  readonly now: Timestamp
}

/**
 * Adds to what a list found what the caller may do there, by each community's own history;
 * one that the caller may not see any more is left out.
 */
export const withRights = (
  { handshake }: { readonly handshake: CommunityHandshake },
  rows: readonly CommunityRow[],
  { actor, now }: Looking,
): ResultAsync<readonly ListedCommunity[], StoreFailure | HistoryDamaged> => {
  const listed = rows.map((row) =>
    handshake.read(row.communityId).map((state) =>
      requireReader(state, actor)
        .map((community): ListedCommunity[] => [{ row, rights: communityRights({ community, actor, now }) }])
        .unwrapOr([]),
    ),
  )
  return ResultAsync.combine(listed).map((found) => found.flat())
}
