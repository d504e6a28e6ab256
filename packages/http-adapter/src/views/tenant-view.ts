import type { Actor, Community, Member, TenantId } from '@community-handshake/domain'
import type { TenantView } from '../schemas/tenant.js'
import type { TenantNames } from './tenant-names.js'

/** A tenant's view before its name is known. */
export type UnnamedTenant = Omit<TenantView, 'tenantName' | 'tenantId'> & { readonly tenantId: TenantId }

const tenantView = (community: Community, member: Member, actor: Actor): UnnamedTenant => ({
  tenantId: member.tenantId,
  isOwner: member.tenantId === community.ownerTenantId,
  contactEmail: member.contactEmail,
  since: member.since,
  ...(member.tenantId === actor.tenantId ? { administratorRoles: [...member.administratorRoles] } : {}),
  sharingStatus: 'Active',
})

/** The tenants of a community, in the order in which they joined. Takes a live state and copies out of it at once. */
export const tenantViews = (community: Community, actor: Actor): readonly UnnamedTenant[] =>
  Array.from(community.members.values(), (member) => tenantView(community, member, actor))

/** Puts the tenant's name in. */
export const namedTenant = (view: UnnamedTenant, nameOf: TenantNames): TenantView => ({
  ...view,
  tenantName: nameOf(view.tenantId),
})
