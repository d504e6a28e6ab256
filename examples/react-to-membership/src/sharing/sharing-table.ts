import type { CommunityId } from '@community-handshake/domain'
import type { SharingCommunity, SharingState, Standing } from './sharing-state.js'

/** Whether two tenants share with each other, and why not. */
export interface SharingRow {
  readonly communityId: CommunityId
  readonly pair: readonly [one: string, other: string]
  readonly isOpen: boolean
  readonly because: string
}

const reason: Readonly<Record<Exclude<Standing, 'Active'>, string>> = {
  Paused: 'paused',
  Removed: 'was removed',
  Left: 'left',
}

const reasonOf = ({ isClosed, tenants }: SharingCommunity, pair: readonly string[]): string => {
  if (isClosed) return 'the community is closed'
  const reasons = pair.flatMap((tenantId) => {
    const standing = Object.entries(tenants).find(([id]) => id === tenantId)?.[1] ?? 'Left'
    return standing === 'Active' ? [] : [`${tenantId} ${reason[standing]}`]
  })
  return reasons.join(' and ')
}

/** The sharing of one community, a row for each two tenants that are or were in it. */
export const sharingTable = ({ communities }: SharingState, communityId: CommunityId): readonly SharingRow[] => {
  const community = communities[communityId]
  if (community === undefined) return []
  const tenants = Object.keys(community.tenants).sort()
  return tenants.flatMap((one, index) =>
    tenants.slice(index + 1).map((other): SharingRow => {
      const because = reasonOf(community, [one, other])
      return { communityId, pair: [one, other], isOpen: because === '', because }
    }),
  )
}

/** A row in words. */
export const rowInWords = ({ pair, isOpen, because }: SharingRow): string =>
  `${pair.join(' ⇄ ').padEnd(22)} ${isOpen ? 'open' : `closed: ${because}`}`
