import { type Invitation, isPastDeadline, type Timestamp } from '@community-handshake/domain'
import type { InvitationState } from '../schemas/invitation.js'

/** How far an invitation has come at an instant; past its deadline an open one has expired. */
export const invitationState = (invitation: Invitation, now: Timestamp): InvitationState => {
  const { name } = invitation.status
  return name !== 'Confirmed' && isPastDeadline(invitation, now) ? 'Expired' : name
}
