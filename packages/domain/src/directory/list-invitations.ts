import type { Result } from 'neverthrow'
import type { InvitationStatusName } from '../community/state.js'
import type { InvitationId } from '../identity/ids.js'
import type { InvitationRow, ListPage, ListPart, UnknownCursor } from '../ports/community-directory.js'
import type { Timestamp } from '../time/timestamp.js'
import { type InvitationRecord, isOpenStatus } from './directory-records.js'
import { countBefore, type InvitationOrder } from './invitation-order.js'
import { type InvitationList, type ListPlace, placeInCursor } from './list-cursor.js'
import { type PlacedRow, pageOf } from './list-page.js'

const statusAt = ({ status, deadline }: InvitationRecord, now: Timestamp): InvitationStatusName =>
  isOpenStatus(status) && deadline <= now ? 'Expired' : status

/** A record as a list shows it at an instant. */
export const invitationRowOf = (record: InvitationRecord, now: Timestamp): InvitationRow => {
  const { acceptingTenantId, ...rest } = record
  const status = statusAt(record, now)
  return acceptingTenantId === null ? { ...rest, status } : { ...rest, status, acceptingTenantId }
}

/** Where a record stands in a list of invitations. */
export const invitationPlace = ({ issuedAt, invitationId }: InvitationRecord): ListPlace => ({
  key: issuedAt,
  id: invitationId,
})

/** Which of some invitations are wanted, and as of when. */
export interface InvitationFilter extends ListPart {
  readonly statuses?: readonly InvitationStatusName[]
  readonly now: Timestamp
}

const beginning = (order: InvitationOrder, start: ListPlace | undefined): number => {
  if (start === undefined) return order.length
  return countBefore(order, { issuedAt: start.key as Timestamp, invitationId: start.id as InvitationId })
}

/** Walks back through invitations, from the latest one on. */
export const listInvitations = (
  order: InvitationOrder,
  list: InvitationList,
  { statuses, now, limit, after }: InvitationFilter,
): Result<ListPage<InvitationRow>, UnknownCursor> =>
  placeInCursor(list, after).map((start) => {
    const found: PlacedRow<InvitationRow>[] = []
    for (let index = beginning(order, start) - 1; index >= 0 && found.length <= limit; index -= 1) {
      const record = order[index]
      if (record === undefined || !(statuses?.includes(statusAt(record, now)) ?? true)) continue
      found.push({ row: invitationRowOf(record, now), place: invitationPlace(record) })
    }
    return pageOf(list, found, limit)
  })
