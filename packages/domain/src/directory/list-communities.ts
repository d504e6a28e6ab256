import type { Result } from 'neverthrow'
import type {
  CommunityQuery,
  CommunityRow,
  CommunitySort,
  ListPage,
  UnknownCursor,
} from '../ports/community-directory.js'
import { compareText, foldedText, sortKeyOf } from './folded-text.js'
import { communityList, type ListPlace, placeInCursor } from './list-cursor.js'
import { type PlacedRow, pageOf } from './list-page.js'
import type { CommunityEntry, MemberEntry } from './memory-records.js'

interface Seen {
  readonly community: CommunityEntry
  readonly own: MemberEntry
}

const rowOf = ({ community, own }: Seen, isMember: boolean): CommunityRow => {
  const { communityId, name, description, ownerTenantId, tenantCount, pausedCount, createdAt, closedAt } =
    community.record
  const { alias, isPaused, joinedAt } = own.record
  return {
    ...{ communityId, name, description, alias, ownerTenantId, tenantCount, pausedCount },
    sharing: isPaused ? 'Paused' : 'Active',
    ...{ isMember, createdAt, joinedAt, closedAt },
  }
}

const seenBy = (community: CommunityEntry, { tenantId }: CommunityQuery): readonly Seen[] => {
  const own = community.members.get(tenantId)
  return own === undefined ? [] : [{ community, own }]
}

const isInStatus = (
  { community }: Seen,
  { sharingStatus, role, status = 'Open', tenantId }: CommunityQuery,
): boolean => {
  const { pausedCount, ownerTenantId, closedAt } = community.record
  const isWanted = [
    status === (closedAt === null ? 'Open' : 'Closed'),
    sharingStatus === undefined || sharingStatus === (pausedCount > 0 ? 'Paused' : 'Active'),
    role === undefined || role === (ownerTenantId === tenantId ? 'Owner' : 'Member'),
  ]
  return !isWanted.includes(false)
}

const holdsText = ({ community, own }: Seen, folded: string): boolean =>
  community.nameFolded.includes(folded) ||
  community.descriptionFolded.includes(folded) ||
  (own.aliasFolded?.includes(folded) ?? false)

const padded = (number: number): string => String(number).padStart(12, '0')

const sortKeys: { readonly [Sort in CommunitySort]: (seen: Seen, query: CommunityQuery) => string } = {
  joinedAt: ({ own }) => own.record.joinedAt,
  createdAt: ({ community }) => community.record.createdAt,
  name: ({ own, community }) => sortKeyOf(own.aliasFolded ?? community.nameFolded),
  description: ({ community }) => sortKeyOf(community.descriptionFolded),
  tenantCount: ({ community }) => padded(community.record.tenantCount),
  sharingStatus: ({ community }) => padded(community.record.pausedCount),
  membership: ({ own }, { userId }) => (own.users.has(userId) ? '1' : '0'),
}

const compare = (one: ListPlace, other: ListPlace): number =>
  compareText(one.key, other.key) || compareText(one.id, other.id)

/** Looks for the communities of a query among those of its tenant. */
export const listCommunities = (
  communities: Iterable<CommunityEntry>,
  query: CommunityQuery,
): Result<ListPage<CommunityRow>, UnknownCursor> => {
  const { sortBy, direction, limit, userId, text } = query
  const list = communityList(query)
  const folded = text === undefined ? undefined : foldedText(text)
  const sign = direction === 'ascending' ? 1 : -1
  return placeInCursor(list, query.after).map((start) => {
    const found = [...communities]
      .flatMap((community) => seenBy(community, query))
      .filter((seen) => isInStatus(seen, query) && (folded === undefined || holdsText(seen, folded)))
      .map((seen) => ({ seen, place: { key: sortKeys[sortBy](seen, query), id: seen.community.record.communityId } }))
      .filter(({ place }) => start === undefined || sign * compare(place, start) > 0)
      .sort((one, other) => sign * compare(one.place, other.place))
      .slice(0, limit + 1)
      .map(({ seen, place }): PlacedRow<CommunityRow> => ({ place, row: rowOf(seen, seen.own.users.has(userId)) }))
    return pageOf(list, found, limit)
  })
}
