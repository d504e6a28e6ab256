import {
  type CommunityId,
  type CommunityQuery,
  type CommunityRow,
  type CommunitySort,
  checkCommunityQuery,
  communityList,
  foldedText,
  type ListPage,
  type ListPlace,
  pageOf,
  placeInCursor,
  type QueryFailure,
  sortedCharacters,
  type TenantId,
  type Timestamp,
} from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import type { Result } from 'neverthrow'
import { statementCache } from './statement-cache.js'

// The counts are spelled as the cursors spell them, so that a cursor's key can be compared.
const sortKeys: { readonly [Sort in CommunitySort]: string } = {
  joinedAt: 'm.joined_at',
  createdAt: 'c.created_at',
  name: `substr(coalesce(m.alias_folded, c.name_folded), 1, ${sortedCharacters})`,
  description: `substr(c.description_folded, 1, ${sortedCharacters})`,
  tenantCount: "printf('%012d', c.tenant_count)",
  sharingStatus: "printf('%012d', c.paused_count)",
  membership: "iif(u.user_id IS NULL, '0', '1')",
}

/** The statement for a list of communities in one order; its parameters are {@link CommunityParameters}. */
export const communitySql = (
  { sortBy, direction }: Pick<CommunityQuery, 'sortBy' | 'direction'>,
  isContinued: boolean,
): string => {
  const key = sortKeys[sortBy]
  const isAscending = direction === 'ascending'
  const order = isAscending ? 'ASC' : 'DESC'
  const continued = isContinued ? `AND (${key}, m.community_id) ${isAscending ? '>' : '<'} (@key, @id)` : ''
  // A tenant's own rows come first, whatever SQLite believes: nobody else's are ever looked at.
  return `
    SELECT c.community_id, c.owner_tenant_id, c.created_at, c.closed_at, c.tenant_count, c.paused_count,
      c.name, c.description, m.alias, m.joined_at, m.is_paused, u.user_id, ${key} AS sort_key
    FROM members m
    CROSS JOIN communities c ON c.community_id = m.community_id
    LEFT JOIN member_users u
      ON u.community_id = m.community_id AND u.tenant_id = m.tenant_id AND u.user_id = @userId
    WHERE m.tenant_id = @tenantId AND (c.closed_at IS NULL) = @isOpen
      AND (@isPaused IS NULL OR (c.paused_count > 0) = @isPaused)
      AND (@isOwner IS NULL OR (c.owner_tenant_id = m.tenant_id) = @isOwner)
      AND (@text IS NULL OR instr(c.name_folded, @text) > 0 OR instr(c.description_folded, @text) > 0
        OR instr(coalesce(m.alias_folded, ''), @text) > 0)
      ${continued}
    ORDER BY ${key} ${order}, m.community_id ${order}
    LIMIT @limit`
}

interface CommunityParameters {
  readonly tenantId: string
  readonly userId: string
  readonly isOpen: number
  readonly isPaused: number | null
  readonly isOwner: number | null
  readonly text: string | null
  readonly limit: number
  readonly key: string
  readonly id: string
}

interface Found {
  readonly community_id: string
  readonly owner_tenant_id: string
  readonly created_at: string
  readonly closed_at: string | null
  readonly tenant_count: number
  readonly paused_count: number
  readonly name: string
  readonly description: string
  readonly alias: string | null
  readonly joined_at: string
  readonly is_paused: number
  readonly user_id: string | null
  readonly sort_key: string
}

const rowOf = (found: Found): CommunityRow => ({
  communityId: found.community_id as CommunityId,
  name: found.name,
  description: found.description,
  alias: found.alias,
  ownerTenantId: found.owner_tenant_id as TenantId,
  tenantCount: found.tenant_count,
  pausedCount: found.paused_count,
  sharing: found.is_paused === 1 ? 'Paused' : 'Active',
  isMember: found.user_id !== null,
  createdAt: found.created_at as Timestamp,
  joinedAt: found.joined_at as Timestamp,
  closedAt: found.closed_at as Timestamp | null,
})

const choice = (chosen: string | undefined, yes: string): number | null =>
  chosen === undefined ? null : Number(chosen === yes)

const parametersOf = (query: CommunityQuery, start: ListPlace | undefined): CommunityParameters => {
  const { tenantId, userId, status, sharingStatus, role, text, limit } = query
  return {
    ...{ tenantId, userId },
    isOpen: choice(status, 'Open') ?? 1,
    isPaused: choice(sharingStatus, 'Paused'),
    isOwner: choice(role, 'Owner'),
    text: text === undefined ? null : foldedText(text),
    limit: limit + 1,
    key: start?.key ?? '',
    id: start?.id ?? '',
  }
}

/** Looks for communities in the tables of a directory; what SQLite throws is thrown. */
export const sqliteCommunities = (db: Database) => {
  const statement = statementCache<CommunityParameters, Found>(db)

  const list = (query: CommunityQuery, start: ListPlace | undefined): ListPage<CommunityRow> => {
    const found = statement(communitySql(query, start !== undefined)).all(parametersOf(query, start))
    const placed = found.map((one) => ({ row: rowOf(one), place: { key: one.sort_key, id: one.community_id } }))
    return pageOf(communityList(query), placed, query.limit)
  }
  return (query: CommunityQuery): Result<ListPage<CommunityRow>, QueryFailure> =>
    checkCommunityQuery(query)
      .andThen(() => placeInCursor(communityList(query), query.after))
      .map((start) => list(query, start))
}
