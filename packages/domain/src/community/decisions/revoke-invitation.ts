import { err, type Result } from 'neverthrow'
import type { RevokeInvitation } from '../commands.js'
import { happened, type InvitationRevoked } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import type { Refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { acceptedMeanwhile, requireBeforeDeadline, requireInvitation, whileOpen } from './handshake-facts.js'
import { personOf } from './person-of.js'

/** Decides {@link RevokeInvitation}: by the owner's community administrators, as long as nobody has accepted. */
export const revokeInvitation = (
  command: RevokeInvitation,
  state: CommunityState,
): Result<InvitationRevoked, Refusal> =>
  requireTenantManager(state, command.actor)
    .andThen((community) => requireInvitation(community, command.invitationId))
    .andThen((invitation) => {
      const inTime = requireBeforeDeadline(invitation, command.now)
      return whileOpen(invitation, {
        invited: () => inTime,
        accepted: (acceptance) => inTime.andThen(() => err(acceptedMeanwhile(acceptance))),
      })
    })
    .map(() =>
      happened('InvitationRevoked', {
        communityId: command.communityId,
        invitationId: command.invitationId,
        revokedAt: command.now,
        revokedBy: personOf(command.actor),
      }),
    )
