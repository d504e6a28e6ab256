import type { Actor, Community, CommunityRow, TenantId, Timestamp } from '@community-handshake/domain'
import { communityRights } from '../access/community-rights.js'
import type { CommunitySummary, CommunityView } from '../schemas/community.js'
import type { CommunityRights } from '../schemas/rights.js'
import type { TenantNames } from './tenant-names.js'

/** A community's view before the owner's name is known. */
export type UnnamedCommunity = Omit<CommunityView, 'ownerTenantName' | 'ownerTenantId'> & {
  readonly ownerTenantId: TenantId
}

const pausedCount = ({ members }: Community): number =>
  [...members.values()].filter(({ sharing }) => sharing.name === 'Paused').length

const closing = ({ closed }: Community): Pick<UnnamedCommunity, 'status' | 'closedAt' | 'closedBy'> =>
  closed === null
    ? { status: 'Open' }
    : { status: 'Closed', closedAt: closed.closedAt, closedBy: { ...closed.closedBy } }

const ownPart = (
  { members, createdAt }: Community,
  { tenantId, userId }: Actor,
): Pick<UnnamedCommunity, 'alias' | 'ownSharingStatus' | 'isMember' | 'joinedAt'> => {
  const own = members.get(tenantId)
  return {
    alias: own?.alias ?? null,
    ownSharingStatus: own?.sharing.name ?? 'Active',
    isMember: own?.users.has(userId) ?? false,
    joinedAt: own?.since ?? createdAt,
  }
}

/** What a member sees of a community at an instant. Takes a live state: everything is copied out of it at once. */
export const communityView = (community: Community, actor: Actor, now: Timestamp): UnnamedCommunity => {
  const { policy, createdBy, language } = community
  const paused = pausedCount(community)
  return {
    id: community.id,
    name: community.name,
    description: community.description,
    ...(language === undefined ? {} : { language }),
    ownerTenantId: community.ownerTenantId,
    contactEmail: community.members.get(community.ownerTenantId)?.contactEmail ?? createdBy.email,
    createdAt: community.createdAt,
    createdBy: { userId: createdBy.userId, email: createdBy.email },
    tenantCount: community.members.size,
    pausedCount: paused,
    sharingStatus: paused > 0 ? 'Paused' : 'Active',
    ...closing(community),
    ...ownPart(community, actor),
    policy: { ...policy, creatingRoles: [...policy.creatingRoles], acceptingRoles: [...policy.acceptingRoles] },
    revision: community.revision,
    rights: communityRights({ community, actor, now }),
  }
}

/** Puts the owner's name in. */
export const namedCommunity = (view: UnnamedCommunity, nameOf: TenantNames): CommunityView => ({
  ...view,
  ownerTenantName: nameOf(view.ownerTenantId),
})

/** A community that a list found, with what the caller may do in it. */
export interface ListedCommunity {
  readonly row: CommunityRow
  readonly rights: CommunityRights
}

/** A community in a list. */
export const communitySummary = ({ row, rights }: ListedCommunity, nameOf: TenantNames): CommunitySummary => ({
  id: row.communityId,
  name: row.name,
  alias: row.alias,
  description: row.description,
  ownerTenantId: row.ownerTenantId,
  ownerTenantName: nameOf(row.ownerTenantId),
  tenantCount: row.tenantCount,
  pausedCount: row.pausedCount,
  sharingStatus: row.pausedCount > 0 ? 'Paused' : 'Active',
  ownSharingStatus: row.sharing,
  isMember: row.isMember,
  createdAt: row.createdAt,
  joinedAt: row.joinedAt,
  ...(row.closedAt === null ? { status: 'Open' } : { status: 'Closed', closedAt: row.closedAt }),
  rights,
})
