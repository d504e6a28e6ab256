import type { Person } from './event-fields.js'
import type { CommunityEvent, CommunityEventData, CommunityEventType, EventOf, UnknownEvent } from './events.js'

const who = ({ email }: Person): string => email
const count = (items: readonly unknown[], noun: string): string =>
  `${items.length} ${noun}${items.length === 1 ? '' : 's'}`

const sentences: { readonly [Type in CommunityEventType]: (data: CommunityEventData[Type]) => string } = {
  CommunityCreated: (data) => `${who(data.createdBy)} created “${data.name}” for ${data.ownerTenantId}`,
  CommunityDetailsChanged: (data) => `${who(data.changedBy)} changed the details of “${data.name}”`,
  PolicyChanged: (data) => `${who(data.changedBy)} changed the rules`,
  CommunityClosed: (data) => `${who(data.closedBy)} closed the community`,
  TenantInvited: (data) => `${who(data.issuedBy)} invited ${data.recipient}`,
  InvitationResent: (data) => `${who(data.resentBy)} sent the invitation again (mail ${data.generation})`,
  InvitationAccepted: (data) => `${who(data.acceptedBy)} accepted for ${data.tenantId}`,
  InvitationDeclined: (data) => `${who(data.declinedBy)} declined`,
  AcceptanceWithdrawn: (data) => `${who(data.withdrawnBy)} withdrew the acceptance of ${data.tenantId}`,
  TenantConfirmed: (data) => `${who(data.confirmedBy)} confirmed ${data.tenantId}`,
  TenantRefused: (data) => `${who(data.refusedBy)} refused ${data.tenantId}`,
  InvitationRevoked: (data) => `${who(data.revokedBy)} revoked the invitation`,
  InvitationExpired: (data) => `the invitation expired at ${data.deadline}`,
  TenantRemoved: (data) => `${who(data.removedBy)} removed ${data.tenantId}`,
  TenantLeft: (data) => `${who(data.leftBy)} took ${data.tenantId} out`,
  SharingPaused: (data) => `${who(data.pausedBy)} paused the sharing of ${data.tenantId}`,
  SharingResumed: (data) => `${who(data.resumedBy)} resumed the sharing of ${data.tenantId}`,
  ContactEmailChanged: (data) =>
    `${who(data.changedBy)} changed the contact e-mail of ${data.tenantId} to ${data.contactEmail}`,
  AliasChanged: (data) =>
    data.alias === null
      ? `${who(data.changedBy)} dropped the alias of ${data.tenantId}`
      : `${who(data.changedBy)} chose the alias “${data.alias}” for ${data.tenantId}`,
  AdministratorRolesAssigned: (data) =>
    `${who(data.assignedBy)} let ${data.administratorRoles.join(', ')} administer for ${data.tenantId}`,
  MembersAdded: (data) => `${who(data.addedBy)} added ${count(data.members, 'member')} of ${data.tenantId}`,
  MembersRemoved: (data) => `${who(data.removedBy)} removed ${count(data.userIds, 'member')} of ${data.tenantId}`,
}

const sentenceOf = <Type extends CommunityEventType>(event: EventOf<Type>): string => sentences[event.type](event.data)

/** Tells an event in words: who did what. Names in it were written by people; show it as text, never as markup. */
export const describeEvent = (event: CommunityEvent | UnknownEvent): string =>
  event.type === 'Unknown'
    ? `an event of a newer version: ${event.storedType} (version ${event.storedVersion})`
    : sentenceOf(event)
