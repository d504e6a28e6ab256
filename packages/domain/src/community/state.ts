import type { Role } from '../identity/actor.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId, UserId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { Person } from './event-fields.js'
import type { CommunityEventData } from './events.js'
import type { CommunityDescription, CommunityName, InvitationMessage, LanguageTag } from './names.js'
import type { CommunityPolicy } from './policy.js'

/** By whom, for which tenant, when and how an invitation was accepted. */
export type Acceptance = CommunityEventData['InvitationAccepted']
/** By whom and when the accepting tenant was confirmed. */
export type Confirmation = CommunityEventData['TenantConfirmed']

/** How far the handshake of one invitation has come. From `Confirmed` on there is no way back, nor on. */
export type InvitationStatus =
  | { readonly name: 'Invited' }
  | { readonly name: 'Accepted'; readonly acceptance: Acceptance }
  | { readonly name: 'Confirmed'; readonly acceptance: Acceptance; readonly confirmation: Confirmation }
  | { readonly name: 'Declined'; readonly ending: CommunityEventData['InvitationDeclined'] }
  | {
      readonly name: 'Withdrawn'
      readonly acceptance: Acceptance
      readonly ending: CommunityEventData['AcceptanceWithdrawn']
    }
  | { readonly name: 'Refused'; readonly acceptance: Acceptance; readonly ending: CommunityEventData['TenantRefused'] }
  | { readonly name: 'Revoked'; readonly ending: CommunityEventData['InvitationRevoked'] }
  | {
      readonly name: 'Expired'
      readonly ending: CommunityEventData['InvitationExpired']
      /** There only where a tenant had accepted; without it the invitation can be sent again. */
      readonly acceptance?: Acceptance
    }
  | {
      readonly name: 'Voided'
      readonly ending: CommunityEventData['CommunityClosed']
      readonly acceptance?: Acceptance
    }

/** The names of the states of an invitation. */
export type InvitationStatusName = InvitationStatus['name']

/** One invitation and how far it has come. */
export interface Invitation {
  readonly id: InvitationId
  readonly recipient: EmailAddress
  readonly recipientAsTyped: string
  readonly issuedBy: Person
  readonly issuedAt: Timestamp
  /** When the mail of the current generation was asked for. */
  readonly sentAt: Timestamp
  /** From this instant on it can be neither accepted nor confirmed. */
  readonly deadline: Timestamp
  /** 1 for the first mail, one more for each that was sent again. */
  readonly generation: number
  readonly message?: InvitationMessage
  readonly language?: LanguageTag
  readonly status: InvitationStatus
  /** The revision of the event that changed this invitation last. */
  readonly revision: number
}

/** A user of a member tenant who may see what the community shares. */
export interface CommunityMember extends Person {
  readonly since: Timestamp
}

/** Whether a tenant shares at present. */
export type SharingStatus =
  | { readonly name: 'Active' }
  | { readonly name: 'Paused'; readonly since: Timestamp; readonly pausedBy: Person }

/** A tenant that takes part, the owner included. */
export interface Member {
  readonly tenantId: TenantId
  readonly contactEmail: EmailAddress
  /** The tenant's roles that administer the community on its behalf. */
  readonly administratorRoles: readonly Role[]
  readonly since: Timestamp
  /** The invitation by which it came; the owner came by none. */
  readonly invitationId?: InvitationId
  readonly sharing: SharingStatus
  /** The name by which this tenant's own people see the community; null for the community's own. */
  readonly alias: CommunityName | null
  /** The tenant's own users who may see what is shared. */
  readonly users: ReadonlyMap<UserId, CommunityMember>
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
  readonly language?: LanguageTag
  readonly ownerTenantId: TenantId
  readonly policy: CommunityPolicy
  readonly createdBy: Person
  readonly createdAt: Timestamp
  /** By whom and when it was closed; null while it is open. */
  readonly closed: CommunityEventData['CommunityClosed'] | null
  readonly members: ReadonlyMap<TenantId, Member>
  readonly invitations: ReadonlyMap<InvitationId, Invitation>
  /** The latest invitation to an address that has not come to an end; it may be past its deadline. */
  readonly openByRecipient: ReadonlyMap<EmailAddress, InvitationId>
  /** The latest acceptance of a tenant that is not confirmed; it may be past its deadline. */
  readonly acceptedByTenant: ReadonlyMap<TenantId, InvitationId>
  /** When invitation mails were asked for, in order, by address: the abuse limits count them. */
  readonly sentTo: ReadonlyMap<EmailAddress, readonly Timestamp[]>
  /** The same by the person who asked. */
  readonly sentBy: ReadonlyMap<UserId, readonly Timestamp[]>
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

/** Tells whether an invitation waits for somebody: for its acceptance, or for its confirmation. */
export const isOpen = ({ status }: Invitation): boolean => status.name === 'Invited' || status.name === 'Accepted'

/** The acceptance of an invitation, whatever became of it; undefined where nobody accepted. */
export const acceptanceOf = ({ status }: Invitation): Acceptance | undefined =>
  'acceptance' in status ? status.acceptance : undefined

/** Tells whether an invitation may get another generation: nobody has accepted it, and it has not come to another end. */
export const canBeSentAgain = ({ status }: Invitation): boolean =>
  status.name === 'Invited' || (status.name === 'Expired' && status.acceptance === undefined)
