import type { CommunityEvent, EmailAddress, InvitationId, Member, TenantId } from '@community-handshake/domain'

interface Row {
  recipient: string
  deadline: string
  generation: number
  issuedBy: object
  issuedAt: string
  status: { name: string; acceptance?: unknown; confirmation?: unknown }
}

/**
 * The least code that answers the questions a decision asks: private mutable maps, records changed in place,
 * no library, no unknown events, no revision. It is what the public fold is held against.
 */
export const foldByHand = (events: readonly CommunityEvent[]) => {
  const invitations = new Map<InvitationId, Row>()
  const members = new Map<TenantId, Member>()
  const openByRecipient = new Map<EmailAddress, InvitationId>()
  const acceptedByTenant = new Map<TenantId, InvitationId>()
  let community: object | undefined
  for (const { type, data } of events) {
    if (type === 'CommunityCreated') {
      community = data
      members.set(data.ownerTenantId, {
        tenantId: data.ownerTenantId,
        contactEmail: data.contactEmail,
        administratorRoles: data.administratorRoles,
        since: data.createdAt,
      })
    } else if (type === 'TenantInvited') {
      const { recipient, deadline, generation, issuedBy, issuedAt } = data
      const status = { name: 'Invited' }
      invitations.set(data.invitationId, { recipient, deadline, generation, issuedBy, issuedAt, status })
      openByRecipient.set(recipient, data.invitationId)
    } else if (type === 'InvitationAccepted') {
      const row = invitations.get(data.invitationId)
      if (row !== undefined) row.status = { name: 'Accepted', acceptance: data }
      acceptedByTenant.set(data.tenantId, data.invitationId)
    } else {
      const row = invitations.get(data.invitationId)
      if (row === undefined) continue
      row.status = { name: 'Confirmed', acceptance: row.status.acceptance, confirmation: data }
      openByRecipient.delete(row.recipient as EmailAddress)
      acceptedByTenant.delete(data.tenantId)
      members.set(data.tenantId, {
        tenantId: data.tenantId,
        contactEmail: data.confirmedBy.email,
        administratorRoles: [],
        since: data.confirmedAt,
        invitationId: data.invitationId,
      })
    }
  }
  return { community, invitations, members, openByRecipient, acceptedByTenant }
}
