import { err, ok, type Result } from 'neverthrow'
import type { ExpireInvitation } from '../commands.js'
import { happened, type InvitationExpired } from '../events.js'
import { requireUnderstood } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import { type CommunityState, type Invitation, isPastDeadline } from '../state.js'
import { requireInvitation, whileOpen } from './handshake-facts.js'

/** Decides {@link ExpireInvitation}: by the clock alone, of an open invitation past its deadline. */
export const expireInvitation = (
  command: ExpireInvitation,
  state: CommunityState,
): Result<InvitationExpired, Refusal> =>
  requireUnderstood(state)
    .andThen((community) => requireInvitation(community, command.invitationId))
    .andThen((invitation) => {
      const { deadline, status } = invitation
      const due = (): Result<Invitation, Refusal> =>
        isPastDeadline(invitation, command.now) ? ok(invitation) : err(refusal('not-due', status.name, { deadline }))
      return whileOpen(invitation, { invited: due, accepted: due })
    })
    .map(({ deadline }) =>
      happened('InvitationExpired', {
        communityId: command.communityId,
        deadline,
        expiredAt: command.now,
        invitationId: command.invitationId,
      }),
    )
