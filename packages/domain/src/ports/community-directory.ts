import type { ResultAsync } from 'neverthrow'
import type { InvitationStatusName } from '../community/state.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId, UserId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { Position, StoreFailure } from './event-store.js'

/** Which part of a list is wanted. */
export interface ListPart {
  /** At most so many rows, 1 to 200. */
  readonly limit: number
  /** The `next` of the page before; the beginning of the list if left out. */
  readonly after?: string
}

/** A part of a list. */
export interface ListPage<Row> {
  readonly rows: readonly Row[]
  /** Where the next page begins, opaque text; undefined after the last one. */
  readonly next: string | undefined
}

/** By what a list of communities can be sorted; rows that are equal in it are sorted by their id. */
export type CommunitySort =
  | 'joinedAt'
  | 'createdAt'
  | 'name'
  | 'description'
  | 'tenantCount'
  | 'sharingStatus'
  | 'membership'

/** Which communities a tenant wants to see, and in which order. */
export interface CommunityQuery extends ListPart {
  /** The tenant that takes part in them. */
  readonly tenantId: TenantId
  /** Whose own membership `isMember` tells. */
  readonly userId: UserId
  /** Only those with this text in their name, alias or description, whatever the case. */
  readonly text?: string
  /** Only those whose tenants all share, or of which at least one paused. */
  readonly sharingStatus?: 'Active' | 'Paused'
  /** Only those that the tenant owns, or that it does not own. */
  readonly role?: 'Owner' | 'Member'
  /** Only those that are open, or closed; open ones if left out. */
  readonly status?: 'Open' | 'Closed'
  readonly sortBy: CommunitySort
  readonly direction: 'ascending' | 'descending'
}

/** A community in a list, as one tenant sees it. */
export interface CommunityRow {
  readonly communityId: CommunityId
  readonly name: string
  readonly description: string
  /** The name by which the asking tenant sees it; null for the community's own. */
  readonly alias: string | null
  readonly ownerTenantId: TenantId
  readonly tenantCount: number
  /** How many of its tenants have paused their sharing. */
  readonly pausedCount: number
  /** Whether the asking tenant itself shares. */
  readonly sharing: 'Active' | 'Paused'
  /** Whether the asking user may see what is shared. */
  readonly isMember: boolean
  readonly createdAt: Timestamp
  /** Since when the asking tenant takes part. */
  readonly joinedAt: Timestamp
  /** When it was closed; null while it is open. */
  readonly closedAt: Timestamp | null
}

/** An invitation in a list. */
export interface InvitationRow {
  readonly invitationId: InvitationId
  readonly communityId: CommunityId
  readonly recipient: EmailAddress
  /** How far it has come at the time of the question: one that is past its deadline is `Expired`, noted or not. */
  readonly status: InvitationStatusName
  readonly issuedAt: Timestamp
  readonly deadline: Timestamp
  /** The tenant that accepted, once one has. */
  readonly acceptingTenantId?: TenantId
}

/** Which invitations of one community are wanted; the one issued last comes first. */
export interface InvitationQuery extends ListPart {
  readonly communityId: CommunityId
  /** Only those in one of these states; all if left out. */
  readonly statuses?: readonly InvitationStatusName[]
  /** The time by which deadlines are judged. */
  readonly now: Timestamp
}

/** Which invitations somebody received: those to an address, and those that a tenant accepted; the latest first. */
export interface ReceivedQuery extends ListPart {
  /** A verified address; none if left out. */
  readonly recipient?: EmailAddress
  /** The tenant whose acceptances are wanted too; none if left out. */
  readonly acceptingTenantId?: TenantId
  readonly statuses?: readonly InvitationStatusName[]
  /** The time by which deadlines are judged. */
  readonly now: Timestamp
}

/** An open invitation whose deadline has passed. */
export interface DueInvitation {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly deadline: Timestamp
}

/** The directory has not come as far as it was asked to within the time allowed. */
export interface DirectoryBehind {
  readonly kind: 'directory-behind'
  readonly message: string
}

/** The cursor is not one that this list gave out. */
export interface UnknownCursor {
  readonly kind: 'unknown-cursor'
  readonly message: string
}

/** What keeps a directory from answering. */
export type DirectoryFailure = StoreFailure | DirectoryBehind

/** What keeps a directory from answering with a list. */
export type ListFailure = DirectoryFailure | UnknownCursor

/**
 * The read model over all communities, fed only by the store's subscription.
 * It finds things; what it finds is read from the community's own history before anybody acts on it.
 */
export interface CommunityDirectory {
  /** The communities in which a tenant takes part. */
  readonly communities: (query: CommunityQuery) => ResultAsync<ListPage<CommunityRow>, ListFailure>
  /** The invitations of one community. */
  readonly invitations: (query: InvitationQuery) => ResultAsync<ListPage<InvitationRow>, ListFailure>
  /** The invitations that somebody received. */
  readonly receivedInvitations: (query: ReceivedQuery) => ResultAsync<ListPage<InvitationRow>, ListFailure>
  /** The community that an invitation belongs to; undefined if there is no such invitation. */
  readonly communityOf: (invitationId: InvitationId) => ResultAsync<CommunityId | undefined, DirectoryFailure>
  /** Open invitations whose deadline has passed, the longest overdue first. */
  readonly dueInvitations: (now: Timestamp, limit: number) => ResultAsync<readonly DueInvitation[], DirectoryFailure>
  /** Waits until everything up to a position is in the directory, so that a reader sees what it has just written. */
  readonly waitFor: (position: Position) => ResultAsync<void, DirectoryFailure>
  /** Ends the subscription. */
  readonly close: () => Promise<void>
}
