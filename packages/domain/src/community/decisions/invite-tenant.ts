import { err, ok, type Result } from 'neverthrow'
import { addDays } from '../../time/timestamp.js'
import type { InviteTenant } from '../commands.js'
import { happened, type TenantInvited } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { Community, CommunityState } from '../state.js'
import { requireNoOtherInvitation, requireRoom, requireWithinMailLimits } from './mail-limits.js'
import { personOf } from './person-of.js'

const requireFreeId = ({ invitationId }: InviteTenant, community: Community): Result<Community, Refusal> => {
  const taken = community.invitations.get(invitationId)
  return taken === undefined ? ok(community) : err(refusal('invitation-id-taken', taken.status.name, { invitationId }))
}

const invited = (command: InviteTenant, community: Community): TenantInvited =>
  happened('TenantInvited', {
    communityId: community.id,
    deadline: addDays(command.now, community.policy.deadlineDays),
    generation: 1,
    invitationId: command.invitationId,
    issuedAt: command.now,
    issuedBy: personOf(command.actor),
    issuingTenantId: command.actor.tenantId,
    ...(command.language === undefined ? {} : { language: command.language }),
    ...(command.message === undefined ? {} : { message: command.message }),
    recipient: command.recipient,
    recipientAsTyped: command.recipientAsTyped,
  })

/** Decides {@link InviteTenant}: by the owner's community administrators, one open invitation an address. */
export const inviteTenant = (command: InviteTenant, state: CommunityState): Result<TenantInvited, Refusal> => {
  const { recipient, actor, now } = command
  return requireTenantManager(state, actor)
    .andThen((community) => requireFreeId(command, community))
    .andThen((community) => requireNoOtherInvitation(community, recipient, now))
    .andThen((community) => requireRoom(community, now))
    .andThen((community) => requireWithinMailLimits(community, { recipient, senderId: actor.userId, now }))
    .map((community) => invited(command, community))
}
