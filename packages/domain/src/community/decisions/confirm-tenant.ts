import type { Result } from 'neverthrow'
import type { ConfirmTenant } from '../commands.js'
import { happened, type TenantConfirmed } from '../events.js'
import type { Refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { requireNoMember } from './handshake-facts.js'
import { requireJudge } from './judge-acceptance.js'
import { personOf } from './person-of.js'

/** Decides {@link ConfirmTenant}: whoever may judge the acceptance takes the tenant in. */
export const confirmTenant = (command: ConfirmTenant, state: CommunityState): Result<TenantConfirmed, Refusal> =>
  requireJudge(command, state)
    .andThen((community) => requireNoMember(community, command.tenantId))
    .map(() =>
      happened('TenantConfirmed', {
        communityId: command.communityId,
        confirmedAt: command.now,
        confirmedBy: personOf(command.actor),
        invitationId: command.invitationId,
        tenantId: command.tenantId,
      }),
    )
