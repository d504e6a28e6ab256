import type { InvitationStatusName } from '../community/state.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId, UserId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'

/** What the directory keeps of a community. */
export interface CommunityRecord {
  readonly communityId: CommunityId
  readonly ownerTenantId: TenantId
  readonly createdAt: Timestamp
  readonly name: string
  readonly description: string
  /** When it was closed; null while it is open. */
  readonly closedAt: Timestamp | null
  readonly tenantCount: number
  /** How many of its tenants have paused their sharing. */
  readonly pausedCount: number
}

/** What the directory keeps of a tenant in a community. */
export interface MemberRecord {
  readonly communityId: CommunityId
  readonly tenantId: TenantId
  readonly joinedAt: Timestamp
  readonly isPaused: boolean
  /** The name by which the tenant sees the community; null for the community's own. */
  readonly alias: string | null
}

/** What the directory keeps of an invitation. */
export interface InvitationRecord {
  readonly invitationId: InvitationId
  readonly communityId: CommunityId
  readonly recipient: EmailAddress
  readonly issuedAt: Timestamp
  readonly deadline: Timestamp
  /** How far the history has brought it, whatever the clock says. */
  readonly status: InvitationStatusName
  /** The tenant that accepted; null for none. */
  readonly acceptingTenantId: TenantId | null
}

/**
 * Where a directory keeps its records: in memory, or in the tables of a database. Every call takes effect at once, and
 * throws where it cannot. What events make of the records is decided once for all media, by {@link takeEvent}.
 */
export interface DirectoryRecords {
  readonly community: (communityId: CommunityId) => CommunityRecord | undefined
  /** Adds a record, or puts it in the place of the one with the same id. */
  readonly keepCommunity: (record: CommunityRecord) => void
  readonly member: (communityId: CommunityId, tenantId: TenantId) => MemberRecord | undefined
  /** Adds a record, or puts it in the place of the one of the same tenant and community. */
  readonly keepMember: (record: MemberRecord) => void
  /** Removes a record together with the users that were added for it. */
  readonly dropMember: (communityId: CommunityId, tenantId: TenantId) => void
  /** Notes users of a member who may see what is shared; one that is noted already stays so. */
  readonly addUsers: (member: MemberRecord, userIds: readonly UserId[]) => void
  readonly dropUsers: (member: MemberRecord, userIds: readonly UserId[]) => void
  readonly invitation: (invitationId: InvitationId) => InvitationRecord | undefined
  /** Adds a record, or puts it in the place of the one with the same id. */
  readonly keepInvitation: (record: InvitationRecord) => void
  /** The invitations of a community that wait for somebody, in any order. */
  readonly openInvitations: (communityId: CommunityId) => readonly InvitationRecord[]
}

/** Tells whether an invitation waits for somebody: for its acceptance, or for its confirmation. */
export const isOpenStatus = (status: InvitationStatusName): boolean => status === 'Invited' || status === 'Accepted'
