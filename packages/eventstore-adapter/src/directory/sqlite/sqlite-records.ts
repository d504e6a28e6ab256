import {
  type CommunityId,
  type CommunityRecord,
  type DirectoryRecords,
  foldedText,
  type InvitationId,
  type InvitationRecord,
  type InvitationStatusName,
  type MemberRecord,
  type TenantId,
  type Timestamp,
} from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'

interface CommunityColumns {
  readonly community_id: string
  readonly owner_tenant_id: string
  readonly created_at: string
  readonly closed_at: string | null
  readonly name: string
  readonly description: string
  readonly tenant_count: number
  readonly paused_count: number
}
interface MemberColumns {
  readonly community_id: string
  readonly tenant_id: string
  readonly joined_at: string
  readonly is_paused: number
  readonly alias: string | null
}

/** An invitation as its table has it. */
export interface InvitationColumns {
  readonly invitation_id: string
  readonly community_id: string
  readonly recipient: string
  readonly issued_at: string
  readonly deadline: string
  readonly status: string
  readonly accepting_tenant_id: string | null
}

/** The columns of {@link InvitationColumns}, for a SELECT. */
export const invitationColumns =
  'invitation_id, community_id, recipient, issued_at, deadline, status, accepting_tenant_id'

const communityRecord = (row: CommunityColumns): CommunityRecord => ({
  communityId: row.community_id as CommunityId,
  ownerTenantId: row.owner_tenant_id as TenantId,
  createdAt: row.created_at as Timestamp,
  closedAt: row.closed_at as Timestamp | null,
  name: row.name,
  description: row.description,
  tenantCount: row.tenant_count,
  pausedCount: row.paused_count,
})

const memberRecord = (row: MemberColumns): MemberRecord => ({
  communityId: row.community_id as CommunityId,
  tenantId: row.tenant_id as TenantId,
  joinedAt: row.joined_at as Timestamp,
  isPaused: row.is_paused === 1,
  alias: row.alias,
})

/** Reads a record out of its row. */
export const invitationRecord = (row: InvitationColumns): InvitationRecord => ({
  invitationId: row.invitation_id as InvitationId,
  communityId: row.community_id as CommunityId,
  recipient: row.recipient as InvitationRecord['recipient'],
  issuedAt: row.issued_at as Timestamp,
  deadline: row.deadline as Timestamp,
  status: row.status as InvitationStatusName,
  acceptingTenantId: row.accepting_tenant_id as TenantId | null,
})

// Statements are prepared once: preparing costs as much as running.
const prepareCommunities = (db: Database) => ({
  get: db.prepare<[string], CommunityColumns>(
    `SELECT community_id, owner_tenant_id, created_at, closed_at, name, description, tenant_count, paused_count
     FROM communities WHERE community_id = ?`,
  ),
  add: db.prepare<[CommunityRecord & { readonly nameFolded: string; readonly descriptionFolded: string }]>(
    `INSERT INTO communities VALUES (@communityId, @ownerTenantId, @createdAt, @closedAt, @tenantCount, @pausedCount,
     @name, @nameFolded, @description, @descriptionFolded)`,
  ),
  count: db.prepare<[CommunityRecord]>(
    `UPDATE communities SET closed_at = @closedAt, tenant_count = @tenantCount, paused_count = @pausedCount
     WHERE community_id = @communityId AND name = @name AND description = @description`,
  ),
  drop: db.prepare<[string]>('DELETE FROM communities WHERE community_id = ?'),
})

const prepareMembers = (db: Database) => ({
  get: db.prepare<[string, string], MemberColumns>(
    'SELECT community_id, tenant_id, joined_at, is_paused, alias FROM members WHERE tenant_id = ? AND community_id = ?',
  ),
  keep: db.prepare<[string, string, string, number, string | null, string | null]>(
    'INSERT OR REPLACE INTO members VALUES (?, ?, ?, ?, ?, ?)',
  ),
  drop: db.prepare<[string, string]>('DELETE FROM members WHERE tenant_id = ? AND community_id = ?'),
  dropAllUsers: db.prepare<[string, string]>('DELETE FROM member_users WHERE tenant_id = ? AND community_id = ?'),
  addUser: db.prepare<[string, string, string]>('INSERT OR IGNORE INTO member_users VALUES (?, ?, ?)'),
  dropUser: db.prepare<[string, string, string]>(
    'DELETE FROM member_users WHERE community_id = ? AND tenant_id = ? AND user_id = ?',
  ),
})

const prepareInvitations = (db: Database) => ({
  get: db.prepare<[string], InvitationColumns>(`SELECT ${invitationColumns} FROM invitations WHERE invitation_id = ?`),
  keep: db.prepare<[InvitationRecord]>(
    `INSERT OR REPLACE INTO invitations (${invitationColumns})
     VALUES (@invitationId, @communityId, @recipient, @issuedAt, @deadline, @status, @acceptingTenantId)`,
  ),
  open: db.prepare<[string], InvitationColumns>(
    `SELECT ${invitationColumns} FROM invitations WHERE community_id = ? AND status IN ('Invited', 'Accepted')`,
  ),
})

const communityRecords = (db: Database) => {
  const run = prepareCommunities(db)
  return {
    community: (communityId: CommunityId) => {
      const row = run.get.get(communityId)
      return row && communityRecord(row)
    },
    keepCommunity: (record: CommunityRecord) => {
      // Most often only the counts change, and folding a long text would cost more than everything else.
      if (run.count.run(record).changes === 1) return
      run.drop.run(record.communityId)
      const { name, description } = record
      run.add.run({ ...record, nameFolded: foldedText(name), descriptionFolded: foldedText(description) })
    },
  }
}

const memberRecords = (db: Database) => {
  const run = prepareMembers(db)
  return {
    member: (communityId: CommunityId, tenantId: TenantId) => {
      const row = run.get.get(tenantId, communityId)
      return row && memberRecord(row)
    },
    keepMember: ({ tenantId, communityId, joinedAt, isPaused, alias }: MemberRecord) => {
      const aliasFolded = alias === null ? null : foldedText(alias)
      run.keep.run(tenantId, communityId, joinedAt, isPaused ? 1 : 0, alias, aliasFolded)
    },
    dropMember: (communityId: CommunityId, tenantId: TenantId) => {
      run.drop.run(tenantId, communityId)
      run.dropAllUsers.run(tenantId, communityId)
    },
    addUsers: ({ communityId, tenantId }: MemberRecord, userIds: readonly string[]) => {
      for (const userId of userIds) run.addUser.run(communityId, tenantId, userId)
    },
    dropUsers: ({ communityId, tenantId }: MemberRecord, userIds: readonly string[]) => {
      for (const userId of userIds) run.dropUser.run(communityId, tenantId, userId)
    },
  }
}

/** The records of a directory in the tables of a database. */
export const sqliteRecords = (db: Database): DirectoryRecords => {
  const run = prepareInvitations(db)
  return {
    ...communityRecords(db),
    ...memberRecords(db),
    invitation: (invitationId) => {
      const row = run.get.get(invitationId)
      return row && invitationRecord(row)
    },
    keepInvitation: (record) => {
      run.keep.run(record)
    },
    openInvitations: (communityId) => run.open.all(communityId).map(invitationRecord),
  }
}
