import type { Role } from '../identity/actor.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { Person } from './event-fields.js'
import type { InvitationAccepted, TenantConfirmed } from './events.js'
import type { CommunityDescription, CommunityName } from './names.js'
import type { CommunityPolicy } from './policy.js'

/** By whom, for which tenant, when and how an invitation was accepted. */
export type Acceptance = InvitationAccepted['data']
/** By whom and when the accepting tenant was confirmed. */
export type Confirmation = TenantConfirmed['data']

/** How far the handshake of one invitation has come. */
export type InvitationStatus =
  | { readonly name: 'Invited' }
  | { readonly name: 'Accepted'; readonly acceptance: Acceptance }
  | { readonly name: 'Confirmed'; readonly acceptance: Acceptance; readonly confirmation: Confirmation }

/** The names of the states of an invitation. */
export type InvitationStatusName = InvitationStatus['name']

/** One invitation and how far it has come. */
export interface Invitation {
  readonly id: InvitationId
  readonly recipient: EmailAddress
  readonly recipientAsTyped: string
  readonly issuedBy: Person
  readonly issuedAt: Timestamp
  /** From this instant on it can be neither accepted nor confirmed. */
  readonly deadline: Timestamp
  /** 1 for the first mail, one more for each that was sent again. */
  readonly generation: number
  readonly status: InvitationStatus
  /** The revision of the event that changed this invitation last. */
  readonly revision: number
}

/** A tenant that takes part, the owner included. */
export interface Member {
  readonly tenantId: TenantId
  readonly contactEmail: EmailAddress
  /** The tenant's roles that administer the community on its behalf. */
  readonly administratorRoles: readonly Role[]
  readonly since: Timestamp
  /** The invitation by which it came; the owner came by none. */
  readonly invitationId?: InvitationId
}

/** A stream in which no community was created (yet). */
export interface NoCommunity {
  readonly kind: 'NoCommunity'
  /** The revision of the last event, -1 for none. */
  readonly revision: number
  readonly unknownEvents: number
}

/** A community as its history makes it. */
export interface Community {
  readonly kind: 'Community'
  readonly id: CommunityId
  readonly name: CommunityName
  readonly description: CommunityDescription
  readonly ownerTenantId: TenantId
  readonly policy: CommunityPolicy
  readonly createdBy: Person
  readonly createdAt: Timestamp
  readonly members: ReadonlyMap<TenantId, Member>
  readonly invitations: ReadonlyMap<InvitationId, Invitation>
  /** The latest invitation to an address that has not come to an end; it may be past its deadline. */
  readonly openByRecipient: ReadonlyMap<EmailAddress, InvitationId>
  /** The latest acceptance of a tenant that is not confirmed; it may be past its deadline. */
  readonly acceptedByTenant: ReadonlyMap<TenantId, InvitationId>
  /** The revision of the last event; the first is 0. */
  readonly revision: number
  /** How many events this version of the software did not know. */
  readonly unknownEvents: number
}

/** What a stream of community events adds up to. */
export type CommunityState = NoCommunity | Community

/** The state before the first event. */
export const initialState: NoCommunity = { kind: 'NoCommunity', revision: -1, unknownEvents: 0 }

/** Tells whether an open invitation is past its deadline at an instant. */
export const isPastDeadline = (invitation: Invitation, now: Timestamp): boolean => now >= invitation.deadline
