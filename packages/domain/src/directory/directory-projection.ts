import type { Result } from 'neverthrow'
import type { CommunityEvent } from '../community/events.js'
import type { CommunityId, InvitationId } from '../identity/ids.js'
import type {
  CommunityQuery,
  CommunityRow,
  DueInvitation,
  InvitationQuery,
  InvitationRow,
  ListPage,
  ReceivedQuery,
  UnknownCursor,
} from '../ports/community-directory.js'
import type { StoreFailure } from '../ports/event-store.js'
import type { Timestamp } from '../time/timestamp.js'
import { checkCommunityQuery, checkDueLimit, checkListPart } from './check-query.js'
import { compareText } from './folded-text.js'
import { inOrder } from './invitation-order.js'
import { listCommunities } from './list-communities.js'
import { listInvitations } from './list-invitations.js'
import { type MemoryRecords, memoryRecords } from './memory-records.js'
import { takeEvent } from './take-event.js'

/** What keeps a question from being answered: a cursor of another list, or `invalid` bounds. */
export type QueryFailure = UnknownCursor | StoreFailure

/** The directory as data: filled event by event, and owned by one reader of the history. */
export interface DirectoryProjection {
  /** Takes the next event; the events of one community must come in their order. */
  readonly apply: (event: CommunityEvent) => void
  /** See `CommunityDirectory.communities`. */
  readonly communities: (query: CommunityQuery) => Result<ListPage<CommunityRow>, QueryFailure>
  /** See `CommunityDirectory.invitations`. */
  readonly invitations: (query: InvitationQuery) => Result<ListPage<InvitationRow>, QueryFailure>
  /** See `CommunityDirectory.receivedInvitations`. */
  readonly receivedInvitations: (query: ReceivedQuery) => Result<ListPage<InvitationRow>, QueryFailure>
  /** The community that an invitation belongs to; undefined if there is no such invitation. */
  readonly communityOf: (invitationId: InvitationId) => CommunityId | undefined
  /** See `CommunityDirectory.dueInvitations`. */
  readonly dueInvitations: (now: Timestamp, limit: number) => Result<readonly DueInvitation[], StoreFailure>
}

const byDeadline = (one: DueInvitation, other: DueInvitation): number =>
  compareText(one.deadline, other.deadline) || compareText(one.invitationId, other.invitationId)

const dueAmong = (records: MemoryRecords, now: Timestamp, limit: number): readonly DueInvitation[] =>
  [...records.allOpen()]
    .filter(({ deadline }) => deadline <= now)
    .map(({ communityId, invitationId, deadline }) => ({ communityId, invitationId, deadline }))
    .sort(byDeadline)
    .slice(0, limit)

/** Starts an empty directory in memory. */
export const startDirectory = (): DirectoryProjection => {
  const records = memoryRecords()

  const received = ({ recipient, acceptingTenantId, ...filter }: ReceivedQuery) => {
    const addressed = recipient === undefined ? [] : records.invitationsTo(recipient)
    const accepted = acceptingTenantId === undefined ? [] : records.invitationsAcceptedBy(acceptingTenantId)
    return listInvitations(inOrder(new Set([...addressed, ...accepted])), 'received', filter)
  }
  return {
    apply: (event) => takeEvent(records, event),
    communities: (query) =>
      checkCommunityQuery(query).andThen(() => listCommunities(records.communitiesOf(query.tenantId), query)),
    invitations: (query) =>
      checkListPart(query).andThen(() =>
        listInvitations(records.invitationsOf(query.communityId), 'invitations', query),
      ),
    receivedInvitations: (query) => checkListPart(query).andThen(() => received(query)),
    communityOf: (invitationId) => records.invitation(invitationId)?.communityId,
    dueInvitations: (now, limit) => checkDueLimit(limit).map(() => dueAmong(records, now, limit)),
  }
}
