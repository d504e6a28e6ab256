import type { Result } from 'neverthrow'
import type { RefuseTenant } from '../commands.js'
import { happened, type TenantRefused } from '../events.js'
import type { Refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { requireJudge } from './judge-acceptance.js'
import { personOf } from './person-of.js'

/** Decides {@link RefuseTenant}: whoever may judge the acceptance turns the tenant away. */
export const refuseTenant = (command: RefuseTenant, state: CommunityState): Result<TenantRefused, Refusal> =>
  requireJudge(command, state).map(() =>
    happened('TenantRefused', {
      communityId: command.communityId,
      invitationId: command.invitationId,
      refusedAt: command.now,
      refusedBy: personOf(command.actor),
      tenantId: command.tenantId,
    }),
  )
