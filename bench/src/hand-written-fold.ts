import type { CommunityEvent, EmailAddress, InvitationId, TenantId } from '@community-handshake/domain'

interface Row {
  recipient: string
  deadline: string
  generation: number
  issuedBy: object
  issuedAt: string
  status: { name: string; acceptance?: unknown; confirmation?: unknown }
}

interface MemberRow {
  tenantId: TenantId
  contactEmail: string
  administratorRoles: readonly string[]
  since: string
  sharing: { name: string }
  alias: string | null
  users: Map<string, object>
}

const push = (lists: Map<string, string[]>, key: string, value: string): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

const memberOf = (
  tenantId: TenantId,
  contactEmail: string,
  administratorRoles: readonly string[],
  since: string,
): MemberRow => ({
  ...{ tenantId, contactEmail, administratorRoles, since },
  sharing: { name: 'Active' },
  alias: null,
  users: new Map(),
})

/**
 * The least code that answers the questions a decision asks: private mutable maps, records changed in place,
 * no library, no unknown events, no revision. It is what the public fold is held against.
 */
export const foldByHand = (events: readonly CommunityEvent[]) => {
  const invitations = new Map<InvitationId, Row>()
  const members = new Map<TenantId, MemberRow>()
  const openByRecipient = new Map<EmailAddress, InvitationId>()
  const acceptedByTenant = new Map<TenantId, InvitationId>()
  const sentTo = new Map<string, string[]>()
  const sentBy = new Map<string, string[]>()
  let community: object | undefined
  for (const { type, data } of events) {
    if (type === 'CommunityCreated') {
      community = data
      const { ownerTenantId, contactEmail, administratorRoles, createdAt } = data
      members.set(ownerTenantId, memberOf(ownerTenantId, contactEmail, administratorRoles, createdAt))
    } else if (type === 'TenantInvited') {
      const { recipient, deadline, generation, issuedBy, issuedAt } = data
      const status = { name: 'Invited' }
      invitations.set(data.invitationId, { recipient, deadline, generation, issuedBy, issuedAt, status })
      openByRecipient.set(recipient, data.invitationId)
      push(sentTo, recipient, issuedAt)
      push(sentBy, issuedBy.userId, issuedAt)
    } else if (type === 'InvitationAccepted') {
      const row = invitations.get(data.invitationId)
      if (row !== undefined) row.status = { name: 'Accepted', acceptance: data }
      acceptedByTenant.set(data.tenantId, data.invitationId)
    } else if (type === 'TenantConfirmed') {
      const row = invitations.get(data.invitationId)
      if (row === undefined) continue
      row.status = { name: 'Confirmed', acceptance: row.status.acceptance, confirmation: data }
      openByRecipient.delete(row.recipient as EmailAddress)
      acceptedByTenant.delete(data.tenantId)
      members.set(data.tenantId, memberOf(data.tenantId, data.confirmedBy.email, [], data.confirmedAt))
    }
  }
  return { community, invitations, members, openByRecipient, acceptedByTenant, sentTo, sentBy }
}
