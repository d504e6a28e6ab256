import { type Invitation, isOpen, isPastDeadline, type Timestamp } from '@community-handshake/domain'
import type { InvitationState } from '../schemas/invitation.js'

/** How far an invitation has come at an instant; past its deadline an open one has expired. */
export const invitationState = (invitation: Invitation, now: Timestamp): InvitationState =>
  isOpen(invitation) && isPastDeadline(invitation, now) ? 'Expired' : invitation.status.name
