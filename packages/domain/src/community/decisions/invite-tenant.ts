import { err, ok, type Result } from 'neverthrow'
import { addDays, type Timestamp } from '../../time/timestamp.js'
import type { InviteTenant } from '../commands.js'
import type { TenantInvited } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Community, type CommunityState, isPastDeadline } from '../state.js'
import { personOf } from './person-of.js'

// The index also holds invitations that lapsed without anybody noting it; they count for nothing,
// and are looked through only where the index alone would refuse.
const hasRoom = (community: Community, now: Timestamp): boolean => {
  const { pendingLimit } = community.policy
  if (community.openByRecipient.size < pendingLimit) return true
  const open = [...community.openByRecipient.values()].filter((id) => {
    const invitation = community.invitations.get(id)
    return invitation !== undefined && !isPastDeadline(invitation, now)
  })
  return open.length < pendingLimit
}

const requireFreeId = ({ invitationId }: InviteTenant, community: Community): Result<Community, Refusal> => {
  const taken = community.invitations.get(invitationId)
  return taken === undefined ? ok(community) : err(refusal('invitation-id-taken', taken.status.name, { invitationId }))
}

const refuseDuplicate = (command: InviteTenant, community: Community): Result<Community, Refusal> => {
  const openId = community.openByRecipient.get(command.recipient)
  const open = openId === undefined ? undefined : community.invitations.get(openId)
  return open === undefined || isPastDeadline(open, command.now)
    ? ok(community)
    : err(refusal('already-invited', open.status.name, { invitationId: open.id, deadline: open.deadline }))
}

/** Decides {@link InviteTenant}: by the owner's community administrators, one open invitation an address. */
export const inviteTenant = (command: InviteTenant, state: CommunityState): Result<TenantInvited, Refusal> =>
  requireTenantManager(state, command.actor)
    .andThen((community) => requireFreeId(command, community))
    .andThen((community) => refuseDuplicate(command, community))
    .andThen((community) =>
      hasRoom(community, command.now)
        ? ok(community)
        : err(refusal('too-many-pending', 'Open', { limit: community.policy.pendingLimit })),
    )
    .map((community) => ({
      type: 'TenantInvited',
      data: {
        communityId: community.id,
        deadline: addDays(command.now, community.policy.deadlineDays),
        generation: 1,
        invitationId: command.invitationId,
        issuedAt: command.now,
        issuedBy: personOf(command.actor),
        issuingTenantId: command.actor.tenantId,
        recipient: command.recipient,
        recipientAsTyped: command.recipientAsTyped,
      },
    }))
