import {
  type CommunityEventData,
  type CommunityEventType,
  type InvitationId,
  maskEmailAddress,
} from '@community-handshake/domain'
import { findReceivedInvitation } from '../access/received-invitation.js'
import type { Look } from './look.js'
import { type Shown, saying, whole, without, withoutPeople } from './shown.js'

/** What happened to an invitation. */
export type InvitationData = { readonly invitationId: InvitationId } & CommunityEventData[CommunityEventType]

const isReceived = ({ invitationId }: InvitationData, { community, actor }: Look): boolean =>
  findReceivedInvitation(community, invitationId, { actor }).isOk()

// The mail has told who invited; to which address it went is masked as in the invitation itself.
const invited = (data: CommunityEventData['TenantInvited'], { actor }: Look): Shown =>
  actor.emailVerified && actor.email === data.recipient
    ? whole(data)
    : saying(without(data, 'recipientAsTyped'), { recipient: maskEmailAddress(data.recipient) })

const toInvitedSide = (data: InvitationData, look: Look): Shown => {
  if ('recipientAsTyped' in data) return invited(data, look)
  return look.isOwnDoing ? whole(data) : withoutPeople(data, 'contactEmail', 'administratorRoles')
}

/** What somebody may see of what happened to an invitation: as its issuer everything, as its recipient their part. */
export const ofInvitation = (data: InvitationData, look: Look): Shown | undefined => {
  if (look.isOwner) return whole(data)
  return isReceived(data, look) ? toInvitedSide(data, look) : undefined
}
