import { err, ok, type Result } from 'neverthrow'
import { addDays, type Timestamp } from '../../time/timestamp.js'
import type { ResendInvitation } from '../commands.js'
import type { InvitationResent } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import type { Refusal } from '../refusals.js'
import { type Community, type CommunityState, canBeSentAgain, type Invitation, isPastDeadline } from '../state.js'
import { acceptedMeanwhile, requireBeforeDeadline, requireInvitation, whileOpen } from './handshake-facts.js'
import { requireNoOtherInvitation, requireRoom, requireWithinMailLimits } from './mail-limits.js'
import { personOf } from './person-of.js'

const requireResendable = (invitation: Invitation, now: Timestamp): Result<Invitation, Refusal> =>
  canBeSentAgain(invitation)
    ? ok(invitation)
    : whileOpen(invitation, {
        invited: () => ok(invitation),
        accepted: (acceptance) =>
          requireBeforeDeadline(invitation, now).andThen(() => err(acceptedMeanwhile(acceptance))),
      })

// One that lapsed, noted or not, holds no place any more: it takes one again, if there is one.
const requirePlace = (community: Community, invitation: Invitation, now: Timestamp): Result<Community, Refusal> =>
  invitation.status.name === 'Expired' || isPastDeadline(invitation, now)
    ? requireNoOtherInvitation(community, invitation.recipient, now).andThen(() => requireRoom(community, now))
    : ok(community)

const resent = (command: ResendInvitation, community: Community, invitation: Invitation): InvitationResent => {
  const anew = addDays(command.now, community.policy.deadlineDays)
  return {
    type: 'InvitationResent',
    data: {
      communityId: community.id,
      deadline: anew > invitation.deadline ? anew : invitation.deadline,
      generation: invitation.generation + 1,
      invitationId: invitation.id,
      resentAt: command.now,
      resentBy: personOf(command.actor),
    },
  }
}

/**
 * Decides {@link ResendInvitation}: by the owner's community administrators, as long as nobody has accepted,
 * also after it lapsed. The deadline never moves back.
 */
export const resendInvitation = (
  command: ResendInvitation,
  state: CommunityState,
): Result<InvitationResent, Refusal> => {
  const { actor, now } = command
  return requireTenantManager(state, actor).andThen((community) =>
    requireInvitation(community, command.invitationId).andThen((invitation) =>
      requireResendable(invitation, now)
        .andThen(() => requirePlace(community, invitation, now))
        .andThen(() =>
          requireWithinMailLimits(community, { recipient: invitation.recipient, senderId: actor.userId, now }),
        )
        .map(() => resent(command, community, invitation)),
    ),
  )
}
