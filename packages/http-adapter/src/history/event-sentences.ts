import {
  type CommunityEvent,
  type CommunityEventData,
  type CommunityEventType,
  describeEvent,
  type EventOf,
  type UnknownEvent,
} from '@community-handshake/domain'
import type { Shown } from './shown.js'

const withoutNames: { readonly [Type in CommunityEventType]: (data: CommunityEventData[Type]) => string } = {
  CommunityCreated: ({ name, ownerTenantId }) => `“${name}” was created for ${ownerTenantId}`,
  CommunityDetailsChanged: ({ name }) => `the details of “${name}” were changed`,
  PolicyChanged: () => 'the rules were changed',
  CommunityClosed: () => 'the community was closed',
  TenantInvited: () => 'an invitation was sent',
  InvitationResent: ({ generation }) => `the invitation was sent again (mail ${generation})`,
  InvitationAccepted: ({ tenantId }) => `the invitation was accepted for ${tenantId}`,
  InvitationDeclined: () => 'the invitation was declined',
  AcceptanceWithdrawn: ({ tenantId }) => `the acceptance of ${tenantId} was withdrawn`,
  TenantConfirmed: ({ tenantId }) => `${tenantId} was confirmed`,
  TenantRefused: ({ tenantId }) => `${tenantId} was refused`,
  InvitationRevoked: () => 'the invitation was revoked',
  InvitationExpired: ({ deadline }) => `the invitation expired at ${deadline}`,
  TenantRemoved: ({ tenantId }) => `${tenantId} was removed`,
  TenantLeft: ({ tenantId }) => `${tenantId} left`,
  SharingPaused: ({ tenantId }) => `${tenantId} paused its sharing`,
  SharingResumed: ({ tenantId }) => `${tenantId} resumed its sharing`,
  ContactEmailChanged: ({ tenantId, contactEmail }) =>
    `the contact e-mail of ${tenantId} was changed to ${contactEmail}`,
  AliasChanged: ({ tenantId }) => `the alias of ${tenantId} was changed`,
  AdministratorRolesAssigned: ({ tenantId }) => `the administrator roles of ${tenantId} were changed`,
  MembersAdded: ({ tenantId }) => `members of ${tenantId} were added`,
  MembersRemoved: ({ tenantId }) => `members of ${tenantId} were removed`,
}

const discreetly = <Type extends CommunityEventType>(event: EventOf<Type>): string =>
  withoutNames[event.type](event.data)

// Who invited may be told where the invited address may not.
const invitedBy = ({ data }: EventOf<'TenantInvited'>): string => `${data.issuedBy.email} sent an invitation`

/** An event in words: what happened, and who did it if that may be told. Show it as text, never as markup. */
export const sentenceOf = (event: CommunityEvent | UnknownEvent, { people, isWhole }: Shown): string => {
  if (event.type === 'Unknown') return describeEvent(event)
  if (!people) return discreetly(event)
  return event.type === 'TenantInvited' && !isWhole ? invitedBy(event) : describeEvent(event)
}
