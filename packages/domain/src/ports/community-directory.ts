import type { ResultAsync } from 'neverthrow'
import type { InvitationStatusName } from '../community/state.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { Position, StoreFailure } from './event-store.js'

/** A community in a list. */
export interface CommunityRow {
  readonly communityId: CommunityId
  readonly name: string
  readonly ownerTenantId: TenantId
  readonly tenantCount: number
  readonly createdAt: Timestamp
}

/** An invitation in a list. */
export interface InvitationRow {
  readonly invitationId: InvitationId
  readonly communityId: CommunityId
  readonly recipient: EmailAddress
  readonly status: InvitationStatusName
  readonly deadline: Timestamp
  /** The tenant that accepted, once one has. */
  readonly acceptingTenantId?: TenantId
}

/** The directory has not come as far as it was asked to within the time allowed. */
export interface DirectoryBehind {
  readonly kind: 'directory-behind'
  readonly message: string
}

/** What keeps a directory from answering. */
export type DirectoryFailure = StoreFailure | DirectoryBehind

/**
 * The read model over all communities, fed only by the store's subscription.
 * It finds things; what it finds is read from the community's own history before anybody acts on it.
 */
export interface CommunityDirectory {
  /** The communities in which a tenant takes part, newest first. */
  readonly communitiesOf: (tenantId: TenantId) => ResultAsync<readonly CommunityRow[], DirectoryFailure>
  /** The community that an invitation belongs to; undefined if there is no such invitation. */
  readonly communityOf: (invitationId: InvitationId) => ResultAsync<CommunityId | undefined, DirectoryFailure>
  /** Every invitation ever sent to an address, newest first. */
  readonly invitationsTo: (recipient: EmailAddress) => ResultAsync<readonly InvitationRow[], DirectoryFailure>
  /** Every invitation that a tenant accepted, newest first. */
  readonly invitationsAcceptedBy: (tenantId: TenantId) => ResultAsync<readonly InvitationRow[], DirectoryFailure>
  /** Waits until everything up to a position is in the directory, so that a reader sees what it has just written. */
  readonly waitFor: (position: Position) => ResultAsync<void, DirectoryFailure>
  /** Ends the subscription. */
  readonly close: () => Promise<void>
}
