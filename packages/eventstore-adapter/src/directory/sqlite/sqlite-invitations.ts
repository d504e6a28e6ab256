import {
  type CommunityId,
  checkDueLimit,
  checkListPart,
  type DirectoryProjection,
  type DueInvitation,
  type InvitationId,
  type InvitationList,
  type InvitationQuery,
  type InvitationRow,
  type InvitationStatusName,
  invitationPlace,
  invitationRowOf,
  isOpenStatus,
  type ListPage,
  type ListPlace,
  pageOf,
  placeInCursor,
  type QueryFailure,
  type ReceivedQuery,
  type Timestamp,
} from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import { ok, type Result } from 'neverthrow'
import { type InvitationColumns, invitationColumns, invitationRecord } from './sqlite-records.js'
import { statementCache } from './statement-cache.js'

const allStatuses: { readonly [Name in InvitationStatusName]: true } = {
  Invited: true,
  Accepted: true,
  Confirmed: true,
  Declined: true,
  Withdrawn: true,
  Refused: true,
  Revoked: true,
  Expired: true,
  Voided: true,
}
const storedStatuses = Object.keys(allStatuses) as readonly InvitationStatusName[]

const shownStatus = `iif(status IN ('Invited', 'Accepted') AND deadline <= @now, 'Expired', status)`

const continuing = (isContinued: boolean): string => (isContinued ? 'AND (issued_at, invitation_id) < (@key, @id)' : '')

const latestFirst = 'ORDER BY issued_at DESC, invitation_id DESC LIMIT @limit'

// What is stored as open is shown as expired once its deadline has passed.
const branchOf = (stored: InvitationStatusName, wanted: readonly InvitationStatusName[]): readonly string[] => {
  const isStored = `status = '${stored}'`
  if (!isOpenStatus(stored)) return wanted.includes(stored) ? [isStored] : []
  if (wanted.includes(stored)) return [wanted.includes('Expired') ? isStored : `${isStored} AND deadline > @now`]
  return wanted.includes('Expired') ? [`${isStored} AND deadline <= @now`] : []
}

/** The statement for a community's invitations in some states: each state is read in its order, and they are merged. */
export const invitationsSql = (statuses: readonly InvitationStatusName[], isContinued: boolean): string => {
  const branches = storedStatuses
    .flatMap((stored) => branchOf(stored, statuses))
    .map(
      (branch) =>
        `SELECT ${invitationColumns} FROM invitations
         WHERE community_id = @communityId AND ${branch} ${continuing(isContinued)}`,
    )
  return `${branches.join(' UNION ALL ')} ${latestFirst}`
}

/** The statement for what somebody received; one addressed to the person and accepted by the tenant comes once. */
export const receivedSql = (isFiltered: boolean, isContinued: boolean): string => {
  const conditions = `${isFiltered ? `AND ${shownStatus} IN (SELECT value FROM json_each(@statuses))` : ''}
    ${continuing(isContinued)}`
  return `
    SELECT ${invitationColumns} FROM invitations WHERE recipient = @recipient ${conditions}
    UNION ALL
    SELECT ${invitationColumns} FROM invitations
    WHERE accepting_tenant_id = @acceptingTenantId AND recipient IS NOT @recipient ${conditions}
    ${latestFirst}`
}

/** The statement for open invitations whose deadline has passed. */
export const dueSql = `
  SELECT community_id, invitation_id, deadline FROM invitations
  WHERE status IN ('Invited', 'Accepted') AND deadline <= ? ORDER BY deadline, invitation_id LIMIT ?`

interface InvitationParameters {
  readonly communityId?: string
  readonly recipient?: string | null
  readonly acceptingTenantId?: string | null
  readonly statuses?: string
  readonly now: string
  readonly limit: number
  readonly key: string
  readonly id: string
}

interface Wanted {
  readonly list: InvitationList
  readonly part: Pick<InvitationQuery, 'limit' | 'after' | 'now'>
  readonly sql: (isContinued: boolean) => string
  readonly parameters: Omit<InvitationParameters, 'now' | 'limit' | 'key' | 'id'>
}

type DueRow = Pick<InvitationColumns, 'community_id' | 'invitation_id' | 'deadline'>

const dueOf = ({ community_id, invitation_id, deadline }: DueRow): DueInvitation => ({
  communityId: community_id as CommunityId,
  invitationId: invitation_id as InvitationId,
  deadline: deadline as Timestamp,
})

const nobodys: ListPage<InvitationRow> = { rows: [], next: undefined }

/** Looks for invitations in the tables of a directory; what SQLite throws is thrown. */
export const sqliteInvitations = (db: Database): Omit<DirectoryProjection, 'apply' | 'communities'> => {
  const statement = statementCache<InvitationParameters, InvitationColumns>(db)
  const communityOf = db
    .prepare<[string], string>('SELECT community_id FROM invitations WHERE invitation_id = ?')
    .pluck()
  const due = db.prepare<[string, number], DueRow>(dueSql)

  const look = ({ list, part, sql, parameters }: Wanted, start: ListPlace | undefined): ListPage<InvitationRow> => {
    const { now, limit } = part
    const place = { key: start?.key ?? '', id: start?.id ?? '' }
    const found = statement(sql(start !== undefined)).all({ ...parameters, ...place, now, limit: limit + 1 })
    const placed = found.map(invitationRecord).map((record) => ({
      row: invitationRowOf(record, now),
      place: invitationPlace(record),
    }))
    return pageOf(list, placed, limit)
  }
  const page = (wanted: Wanted): Result<ListPage<InvitationRow>, QueryFailure> =>
    checkListPart(wanted.part)
      .andThen(() => placeInCursor(wanted.list, wanted.part.after))
      .map((start) => look(wanted, start))

  const invitations = ({ communityId, statuses = storedStatuses, ...part }: InvitationQuery) => {
    const known = storedStatuses.filter((status) => statuses.includes(status))
    const sql = (isContinued: boolean): string => invitationsSql(known, isContinued)
    const nothing = checkListPart(part)
      .andThen(() => placeInCursor('invitations', part.after))
      .map(() => nobodys)
    return known.length === 0 ? nothing : page({ list: 'invitations', part, sql, parameters: { communityId } })
  }
  const receivedInvitations = ({ recipient, acceptingTenantId, statuses, ...part }: ReceivedQuery) =>
    page({
      list: 'received',
      part,
      sql: (isContinued) => receivedSql(statuses !== undefined, isContinued),
      parameters: {
        recipient: recipient ?? null,
        acceptingTenantId: acceptingTenantId ?? null,
        statuses: JSON.stringify(statuses ?? []),
      },
    })
  return {
    invitations,
    receivedInvitations,
    communityOf: (invitationId) => communityOf.get(invitationId) as CommunityId | undefined,
    dueInvitations: (now, limit) => checkDueLimit(limit).andThen(() => ok(due.all(now, limit).map(dueOf))),
  }
}
