import type { Actor, Community, Member, TenantId } from '@community-handshake/domain'
import type { MemberView } from '../schemas/member.js'
import type { TenantView } from '../schemas/tenant.js'
import type { TenantNames } from './tenant-names.js'

/** A tenant's view before its name is known. */
export type UnnamedTenant = Omit<TenantView, 'tenantName' | 'tenantId'> & { readonly tenantId: TenantId }

type OwnPart = Pick<TenantView, 'administratorRoles' | 'alias' | 'memberCount'>

const ownPart = ({ tenantId, administratorRoles, alias, users }: Member, actor: Actor): OwnPart =>
  tenantId === actor.tenantId ? { administratorRoles: [...administratorRoles], alias, memberCount: users.size } : {}

/** A tenant of a community as somebody of a tenant there sees it. Copies out of the live state at once. */
export const tenantView = (community: Community, member: Member, actor: Actor): UnnamedTenant => ({
  tenantId: member.tenantId,
  isOwner: member.tenantId === community.ownerTenantId,
  contactEmail: member.contactEmail,
  since: member.since,
  sharingStatus: member.sharing.name,
  ...(member.sharing.name === 'Paused' ? { pausedSince: member.sharing.since } : {}),
  ...ownPart(member, actor),
})

/** The tenants of a community, in the order in which they joined. Takes a live state and copies out of it at once. */
export const tenantViews = (community: Community, actor: Actor): readonly UnnamedTenant[] =>
  Array.from(community.members.values(), (member) => tenantView(community, member, actor))

/** Puts the tenant's name in. */
export const namedTenant = (view: UnnamedTenant, nameOf: TenantNames): TenantView => ({
  ...view,
  tenantName: nameOf(view.tenantId),
})

/** The users of a tenant who are members, in the order in which they were added. */
export const memberViews = ({ users }: Member): readonly MemberView[] =>
  Array.from(users.values(), ({ userId, email, since }) => ({ userId, email, since }))
