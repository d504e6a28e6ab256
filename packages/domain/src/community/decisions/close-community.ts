import type { Result } from 'neverthrow'
import type { CloseCommunity } from '../commands.js'
import { type CommunityClosed, happened } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import type { Refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { personOf } from './person-of.js'
import { requireTypedName } from './typed-name.js'

/** Decides {@link CloseCommunity}: by the owner's community administrators, who type its name. */
export const closeCommunity = (command: CloseCommunity, state: CommunityState): Result<CommunityClosed, Refusal> =>
  requireTenantManager(state, command.actor)
    .andThen((community) => requireTypedName(command.typedName, community.name))
    .map(() =>
      happened('CommunityClosed', {
        closedAt: command.now,
        closedBy: personOf(command.actor),
        communityId: command.communityId,
      }),
    )
