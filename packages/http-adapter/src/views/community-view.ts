import {
  type Actor,
  type Community,
  type CommunityRow,
  mayAdminister,
  mayManageTenants,
  type TenantId,
} from '@community-handshake/domain'
import type { CommunitySummary, CommunityView } from '../schemas/community.js'
import type { TenantNames } from './tenant-names.js'

/** A community's view before the owner's name is known. */
export type UnnamedCommunity = Omit<CommunityView, 'ownerTenantName' | 'ownerTenantId'> & {
  readonly ownerTenantId: TenantId
}

/** What a member sees of a community. Takes a live state: everything is copied out of it at once. */
export const communityView = (community: Community, actor: Actor): UnnamedCommunity => {
  const { policy, createdBy } = community
  const managesTenants = mayManageTenants(community, actor)
  return {
    id: community.id,
    name: community.name,
    description: community.description,
    ownerTenantId: community.ownerTenantId,
    contactEmail: community.members.get(community.ownerTenantId)?.contactEmail ?? createdBy.email,
    createdAt: community.createdAt,
    createdBy: { userId: createdBy.userId, email: createdBy.email },
    tenantCount: community.members.size,
    sharingStatus: 'Active',
    policy: { ...policy, creatingRoles: [...policy.creatingRoles], acceptingRoles: [...policy.acceptingRoles] },
    revision: community.revision,
    access: {
      canInvite: managesTenants,
      canConfirm: managesTenants,
      canAdminister: mayAdminister(community, actor),
    },
  }
}

/** Puts the owner's name in. */
export const namedCommunity = (view: UnnamedCommunity, nameOf: TenantNames): CommunityView => ({
  ...view,
  ownerTenantName: nameOf(view.ownerTenantId),
})

/** A community in a list. */
export const communitySummary = (row: CommunityRow, nameOf: TenantNames): CommunitySummary => ({
  id: row.communityId,
  name: row.name,
  ownerTenantId: row.ownerTenantId,
  ownerTenantName: nameOf(row.ownerTenantId),
  tenantCount: row.tenantCount,
  sharingStatus: 'Active',
  createdAt: row.createdAt,
})
