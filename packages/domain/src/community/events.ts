import type { HandshakeEventData } from './events/handshake-events.js'
import type { LifecycleEventData } from './events/lifecycle-events.js'
import type { MembershipEventData } from './events/membership-events.js'

// These types are the storage format: they change only by a new version and an upcaster.

/** The data of every event, by its name. */
export interface CommunityEventData extends LifecycleEventData, HandshakeEventData, MembershipEventData {}

/** The name of an event. */
export type CommunityEventType = keyof CommunityEventData

/** An event with one certain name. */
export interface EventWith<Type extends CommunityEventType> {
  readonly type: Type
  readonly data: CommunityEventData[Type]
}

/** The event of a name, or of any of some names. */
export type EventOf<Type extends CommunityEventType> = { readonly [Name in Type]: EventWith<Name> }[Type]

/** Makes an event. */
export const happened = <Type extends CommunityEventType>(
  type: Type,
  data: CommunityEventData[Type],
): EventWith<Type> => ({ type, data })

/** Everything that can happen to a community. */
export type CommunityEvent = EventOf<CommunityEventType>

/** A tenant's administrator created the community; that tenant owns it. */
export type CommunityCreated = EventOf<'CommunityCreated'>
/** The owner changed what the community is called, what it is for, or the language of its mails. */
export type CommunityDetailsChanged = EventOf<'CommunityDetailsChanged'>
/** The owner changed the rules of the community; what was decided before stays decided. */
export type PolicyChanged = EventOf<'PolicyChanged'>
/** The owner closed the community for good: all sharing ended, and every open invitation is void. */
export type CommunityClosed = EventOf<'CommunityClosed'>
/** The owner invited the administrator of another tenant by e-mail. */
export type TenantInvited = EventOf<'TenantInvited'>
/** The owner sent the invitation again: only the newest link is good, and the deadline never moves back. */
export type InvitationResent = EventOf<'InvitationResent'>
/** An administrator of another tenant accepted for that tenant, which is not a member yet. */
export type InvitationAccepted = EventOf<'InvitationAccepted'>
/** The recipient, or an administrator who holds the link, declined. */
export type InvitationDeclined = EventOf<'InvitationDeclined'>
/** The accepting tenant took its acceptance back before it was confirmed. */
export type AcceptanceWithdrawn = EventOf<'AcceptanceWithdrawn'>
/** The owner confirmed the tenant that accepted: now it is a member. */
export type TenantConfirmed = EventOf<'TenantConfirmed'>
/** The owner refused the tenant that accepted. */
export type TenantRefused = EventOf<'TenantRefused'>
/** The owner took the invitation back before anybody accepted. */
export type InvitationRevoked = EventOf<'InvitationRevoked'>
/** The deadline passed before the tenant was confirmed. */
export type InvitationExpired = EventOf<'InvitationExpired'>
/** The owner removed a member tenant: its sharing ended at once, both ways. */
export type TenantRemoved = EventOf<'TenantRemoved'>
/** A member tenant left: its sharing ended at once, both ways. */
export type TenantLeft = EventOf<'TenantLeft'>
/** A member tenant paused its sharing; it stays a member. */
export type SharingPaused = EventOf<'SharingPaused'>
/** A member tenant resumed its sharing. */
export type SharingResumed = EventOf<'SharingResumed'>
/** A member tenant named another address for the other tenants to write to. */
export type ContactEmailChanged = EventOf<'ContactEmailChanged'>
/** A member tenant changed the name by which its own people see the community; null for the community's own. */
export type AliasChanged = EventOf<'AliasChanged'>
/** A member tenant chose which of its roles administer the community on its behalf. */
export type AdministratorRolesAssigned = EventOf<'AdministratorRolesAssigned'>
/** A member tenant let more of its own users see what the community shares. */
export type MembersAdded = EventOf<'MembersAdded'>
/** A member tenant took some of its own users out of the community. */
export type MembersRemoved = EventOf<'MembersRemoved'>

/**
 * An event of the stream that this version of the software does not know: a newer type or a newer version.
 * A fold passes over it, an audit reports it, a decision refuses to build on it.
 */
export interface UnknownEvent {
  readonly type: 'Unknown'
  readonly storedType: string
  readonly storedVersion: number
}
