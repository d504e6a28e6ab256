import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId, UserId } from '../identity/ids.js'
import {
  type CommunityRecord,
  type DirectoryRecords,
  type InvitationRecord,
  isOpenStatus,
  type MemberRecord,
} from './directory-records.js'
import { foldedText } from './folded-text.js'
import { dropFrom, type InvitationOrder, keepIn } from './invitation-order.js'

/** A tenant in a community, with what is looked for in it. */
export interface MemberEntry {
  readonly record: MemberRecord
  readonly users: ReadonlySet<UserId>
  readonly aliasFolded: string | null
}

/** A community with its tenants, and what is looked for in it. */
export interface CommunityEntry {
  readonly record: CommunityRecord
  readonly nameFolded: string
  readonly descriptionFolded: string
  readonly members: ReadonlyMap<TenantId, MemberEntry>
}

interface OwnMember {
  record: MemberRecord
  readonly users: Set<UserId>
  aliasFolded: string | null
}
interface OwnCommunity {
  record: CommunityRecord
  nameFolded: string
  descriptionFolded: string
  readonly members: Map<TenantId, OwnMember>
}

/** Records in memory, and the ways to find them. */
export interface MemoryRecords extends DirectoryRecords {
  readonly communitiesOf: (tenantId: TenantId) => Iterable<CommunityEntry>
  readonly invitationsOf: (communityId: CommunityId) => InvitationOrder
  readonly invitationsTo: (recipient: EmailAddress) => InvitationOrder
  readonly invitationsAcceptedBy: (tenantId: TenantId) => InvitationOrder
  /** All invitations that wait for somebody. */
  readonly allOpen: () => Iterable<InvitationRecord>
}

const communityRecords = () => {
  const communities = new Map<CommunityId, OwnCommunity>()
  const byTenant = new Map<TenantId, Set<OwnCommunity>>()

  const add = (record: CommunityRecord): void => {
    const { name, description } = record
    const folded = { nameFolded: foldedText(name), descriptionFolded: foldedText(description) }
    communities.set(record.communityId, { record, ...folded, members: new Map() })
  }
  const change = (entry: OwnCommunity, record: CommunityRecord): void => {
    const { name, description } = entry.record
    if (record.name !== name) entry.nameFolded = foldedText(record.name)
    if (record.description !== description) entry.descriptionFolded = foldedText(record.description)
    entry.record = record
  }
  const keepCommunity = (record: CommunityRecord): void => {
    const entry = communities.get(record.communityId)
    if (entry === undefined) add(record)
    else change(entry, record)
  }
  const keepMember = (record: MemberRecord): void => {
    const { communityId, tenantId, alias } = record
    const community = communities.get(communityId)
    if (community === undefined) return
    const users = community.members.get(tenantId)?.users ?? new Set()
    const aliasFolded = alias === null ? null : foldedText(alias)
    community.members.set(tenantId, { record, users, aliasFolded })
    const known = byTenant.get(tenantId)
    if (known === undefined) byTenant.set(tenantId, new Set([community]))
    else known.add(community)
  }
  const dropMember = (communityId: CommunityId, tenantId: TenantId): void => {
    const community = communities.get(communityId)
    if (community === undefined) return
    community.members.delete(tenantId)
    byTenant.get(tenantId)?.delete(community)
  }
  const entryOf = (communityId: CommunityId, tenantId: TenantId) => communities.get(communityId)?.members.get(tenantId)
  return {
    community: (communityId: CommunityId) => communities.get(communityId)?.record,
    keepCommunity,
    member: (communityId: CommunityId, tenantId: TenantId) => entryOf(communityId, tenantId)?.record,
    keepMember,
    dropMember,
    addUsers: ({ communityId, tenantId }: MemberRecord, userIds: readonly UserId[]) => {
      for (const userId of userIds) entryOf(communityId, tenantId)?.users.add(userId)
    },
    dropUsers: ({ communityId, tenantId }: MemberRecord, userIds: readonly UserId[]) => {
      for (const userId of userIds) entryOf(communityId, tenantId)?.users.delete(userId)
    },
    communitiesOf: (tenantId: TenantId): Iterable<CommunityEntry> => byTenant.get(tenantId) ?? [],
  }
}

// Only what a history makes that was not decided here moves an invitation to another place.
const isMoved = (before: InvitationRecord, after: InvitationRecord): boolean =>
  before.communityId !== after.communityId ||
  before.recipient !== after.recipient ||
  before.issuedAt !== after.issuedAt ||
  (before.acceptingTenantId !== null && before.acceptingTenantId !== after.acceptingTenantId)

const invitationRecords = () => {
  const invitations = new Map<InvitationId, InvitationRecord>()
  const open = new Map<InvitationId, InvitationRecord>()
  const byCommunity = new Map<CommunityId, InvitationRecord[]>()
  const byRecipient = new Map<EmailAddress, InvitationRecord[]>()
  const byAcceptingTenant = new Map<TenantId, InvitationRecord[]>()

  const forget = (record: InvitationRecord): void => {
    dropFrom(byCommunity, record.communityId, record)
    dropFrom(byRecipient, record.recipient, record)
    if (record.acceptingTenantId !== null) dropFrom(byAcceptingTenant, record.acceptingTenantId, record)
  }
  const keepInvitation = (record: InvitationRecord): void => {
    const before = invitations.get(record.invitationId)
    if (before !== undefined && isMoved(before, record)) forget(before)
    invitations.set(record.invitationId, record)
    keepIn(byCommunity, record.communityId, record)
    keepIn(byRecipient, record.recipient, record)
    if (record.acceptingTenantId !== null) keepIn(byAcceptingTenant, record.acceptingTenantId, record)
    if (isOpenStatus(record.status)) open.set(record.invitationId, record)
    else open.delete(record.invitationId)
  }
  return {
    invitation: (invitationId: InvitationId) => invitations.get(invitationId),
    keepInvitation,
    openInvitations: (communityId: CommunityId) =>
      (byCommunity.get(communityId) ?? []).filter(({ status }) => isOpenStatus(status)),
    invitationsOf: (communityId: CommunityId): InvitationOrder => byCommunity.get(communityId) ?? [],
    invitationsTo: (recipient: EmailAddress): InvitationOrder => byRecipient.get(recipient) ?? [],
    invitationsAcceptedBy: (tenantId: TenantId): InvitationOrder => byAcceptingTenant.get(tenantId) ?? [],
    allOpen: () => open.values(),
  }
}

/** Starts with no records. */
export const memoryRecords = (): MemoryRecords => ({ ...communityRecords(), ...invitationRecords() })
