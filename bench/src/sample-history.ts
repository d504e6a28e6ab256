import {
  type CommunityDescription,
  type CommunityEvent,
  type CommunityId,
  type CommunityName,
  defaultAdministratorRoles,
  defaultPolicy,
  type EmailAddress,
  type InvitationId,
  type TenantId,
  timestampOf,
  type UserId,
} from '@community-handshake/domain'

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')
const uuid = (kind: number, value: number): string => `01890a5d-ac96-7${hex(kind, 3)}-8000-${hex(value, 12)}`
const at = timestampOf(Date.UTC(2026, 0, 5, 9))
const deadline = timestampOf(Date.UTC(2026, 0, 19, 9))
const owner = { userId: 'u-owner' as UserId, email: 'owner@aster.example' as EmailAddress }

/** The id of the sample community. */
export const sampleCommunityId = uuid(1, 1) as CommunityId
/** The tenant that owns it. */
export const sampleOwnerTenantId = 'aster' as TenantId

const created: CommunityEvent = {
  type: 'CommunityCreated',
  data: {
    communityId: sampleCommunityId,
    name: 'Grid data' as CommunityName,
    description: '' as CommunityDescription,
    ownerTenantId: sampleOwnerTenantId,
    contactEmail: owner.email,
    administratorRoles: defaultAdministratorRoles,
    policy: { ...defaultPolicy, pendingLimit: 10_000, senderDailyLimit: 1_000_000 },
    createdBy: owner,
    createdAt: at,
  },
}

const handshake = (index: number): readonly CommunityEvent[] => {
  const invitationId = uuid(2, index) as InvitationId
  const tenantId = `tenant-${index}` as TenantId
  const recipient = `admin-${index}@partner.example` as EmailAddress
  const common = { communityId: sampleCommunityId, invitationId }
  return [
    {
      type: 'TenantInvited',
      data: {
        ...common,
        recipient,
        recipientAsTyped: recipient,
        issuingTenantId: sampleOwnerTenantId,
        issuedBy: owner,
        issuedAt: at,
        deadline,
        generation: 1,
      },
    },
    {
      type: 'InvitationAccepted',
      data: {
        ...common,
        tenantId,
        contactEmail: recipient,
        administratorRoles: defaultAdministratorRoles,
        acceptedBy: { userId: `u-${index}` as UserId, email: recipient },
        acceptedAt: at,
        entitledBy: 'recipient',
        generation: 1,
      },
    },
    { type: 'TenantConfirmed', data: { ...common, tenantId, confirmedBy: owner, confirmedAt: at } },
  ]
}

/** A community into which so many tenants were invited, accepted and confirmed: 1 + 3n events. */
export const sampleHistory = (invitations: number): readonly CommunityEvent[] => {
  const events: CommunityEvent[] = [created]
  for (let index = 1; index <= invitations; index += 1) events.push(...handshake(index))
  return events
}
