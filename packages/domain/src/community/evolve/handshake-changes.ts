import type { HandshakeEventData } from '../events/handshake-events.js'
import type { CommunityEventData } from '../events.js'
import { canBeSentAgain, type InvitationStatus, isOpen, type Member } from '../state.js'
import type { Changes, Draft, InvitationDraft, MemberDraft } from './draft.js'

const noteTime = <Key, Time>(times: Map<Key, Time[]>, key: Key, at: Time): void => {
  const known = times.get(key)
  if (known === undefined) times.set(key, [at])
  else known.push(at)
}

/** Brings an invitation to its end, whatever that is; what others have opened since stays open. */
export const end = (draft: Draft, invitation: InvitationDraft, status: InvitationStatus): void => {
  const { recipient, id } = invitation
  if (draft.openByRecipient.get(recipient) === id) draft.openByRecipient.delete(recipient)
  if (invitation.status.name === 'Accepted') {
    const { tenantId } = invitation.status.acceptance
    if (draft.acceptedByTenant.get(tenantId) === id) draft.acceptedByTenant.delete(tenantId)
  }
  invitation.status = status
  invitation.revision = draft.revision
}

/** A tenant that has just become a member. */
export const newMember = (
  joined: Pick<Member, 'tenantId' | 'contactEmail' | 'administratorRoles' | 'since' | 'invitationId'>,
): MemberDraft => ({ ...joined, sharing: { name: 'Active' }, alias: null, users: new Map() })

const invite = (draft: Draft, data: CommunityEventData['TenantInvited']): void => {
  const invitation: InvitationDraft = {
    id: data.invitationId,
    recipient: data.recipient,
    recipientAsTyped: data.recipientAsTyped,
    issuedBy: data.issuedBy,
    issuedAt: data.issuedAt,
    sentAt: data.issuedAt,
    deadline: data.deadline,
    generation: data.generation,
    status: { name: 'Invited' },
    revision: draft.revision,
  }
  if (data.message !== undefined) invitation.message = data.message
  if (data.language !== undefined) invitation.language = data.language
  draft.invitations.set(data.invitationId, invitation)
  draft.openByRecipient.set(data.recipient, data.invitationId)
  noteTime(draft.sentTo, data.recipient, data.issuedAt)
  noteTime(draft.sentBy, data.issuedBy.userId, data.issuedAt)
}

const resend = (draft: Draft, data: CommunityEventData['InvitationResent']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation === undefined || !canBeSentAgain(invitation)) return
  invitation.status = { name: 'Invited' }
  invitation.generation = data.generation
  invitation.deadline = data.deadline
  invitation.sentAt = data.resentAt
  invitation.revision = draft.revision
  draft.openByRecipient.set(invitation.recipient, data.invitationId)
  noteTime(draft.sentTo, invitation.recipient, data.resentAt)
  noteTime(draft.sentBy, data.resentBy.userId, data.resentAt)
}

const accept = (draft: Draft, data: CommunityEventData['InvitationAccepted']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation?.status.name !== 'Invited') return
  invitation.status = { name: 'Accepted', acceptance: data }
  invitation.revision = draft.revision
  draft.acceptedByTenant.set(data.tenantId, data.invitationId)
}

const confirm = (draft: Draft, data: CommunityEventData['TenantConfirmed']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation === undefined || invitation.status.name !== 'Accepted') return
  const { acceptance } = invitation.status
  end(draft, invitation, { name: 'Confirmed', acceptance, confirmation: data })
  const { contactEmail, administratorRoles } = acceptance
  const { tenantId, confirmedAt, invitationId } = data
  draft.members.set(
    tenantId,
    newMember({ tenantId, contactEmail, administratorRoles, since: confirmedAt, invitationId }),
  )
}

// The acceptance that an ending leaves behind; undefined where the history skips a step.
const accepted = (invitation: InvitationDraft | undefined) =>
  invitation?.status.name === 'Accepted' ? { invitation, acceptance: invitation.status.acceptance } : undefined

const withdraw = (draft: Draft, data: CommunityEventData['AcceptanceWithdrawn']): void => {
  const found = accepted(draft.invitations.get(data.invitationId))
  if (found === undefined) return
  end(draft, found.invitation, { name: 'Withdrawn', acceptance: found.acceptance, ending: data })
}

const refuse = (draft: Draft, data: CommunityEventData['TenantRefused']): void => {
  const found = accepted(draft.invitations.get(data.invitationId))
  if (found === undefined) return
  end(draft, found.invitation, { name: 'Refused', acceptance: found.acceptance, ending: data })
}

const decline = (draft: Draft, data: CommunityEventData['InvitationDeclined']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation !== undefined && isOpen(invitation)) end(draft, invitation, { name: 'Declined', ending: data })
}

const revoke = (draft: Draft, data: CommunityEventData['InvitationRevoked']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation !== undefined && isOpen(invitation)) end(draft, invitation, { name: 'Revoked', ending: data })
}

const expire = (draft: Draft, data: CommunityEventData['InvitationExpired']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation === undefined || !isOpen(invitation)) return
  const { status } = invitation
  const kept = status.name === 'Accepted' ? { acceptance: status.acceptance } : {}
  end(draft, invitation, { name: 'Expired', ending: data, ...kept })
}

/** How a community changes by what happens to an invitation. */
export const handshakeChanges: Changes<keyof HandshakeEventData> = {
  TenantInvited: invite,
  InvitationResent: resend,
  InvitationAccepted: accept,
  InvitationDeclined: decline,
  AcceptanceWithdrawn: withdraw,
  TenantConfirmed: confirm,
  TenantRefused: refuse,
  InvitationRevoked: revoke,
  InvitationExpired: expire,
}
