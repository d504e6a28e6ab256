import type { CommunityCommand } from '../community/commands.js'
import type { CommunityEvent, CommunityEventData, CommunityEventType, EventOf } from '../community/events.js'
import type { CommunityState } from '../community/state.js'
import type { EventEnvelope } from '../history/envelope.js'
import type { Actor } from '../identity/actor.js'

/** What a command carries besides what it asks for, as the event recorded it. */
interface Recorded {
  readonly base: Pick<CommunityCommand, 'commandId' | 'communityId' | 'now'>
  readonly actor: Actor
  readonly before: CommunityState
}

type Rebuild<Type extends CommunityEventType> = (data: CommunityEventData[Type], recorded: Recorded) => CommunityCommand

const about = ({ base, actor }: Recorded) => ({ ...base, actor })
const invitation = (
  { invitationId }: Pick<CommunityEventData['InvitationRevoked'], 'invitationId'>,
  recorded: Recorded,
) => ({ ...about(recorded), invitationId })
const tenant = ({ tenantId }: Pick<CommunityEventData['TenantLeft'], 'tenantId'>, recorded: Recorded) => ({
  ...about(recorded),
  tenantId,
})
const judged = (data: CommunityEventData['TenantConfirmed' | 'TenantRefused'], recorded: Recorded) => ({
  ...invitation(data, recorded),
  tenantId: data.tenantId,
})
const answered = (
  data: CommunityEventData['InvitationAccepted' | 'InvitationDeclined'],
  recorded: Recorded,
): ReturnType<typeof invitation> & { readonly linkGeneration?: number } => ({
  ...invitation(data, recorded),
  ...(data.entitledBy === 'link' ? { linkGeneration: data.generation } : {}),
})
const optional = (data: Pick<CommunityEventData['TenantInvited'], 'message' | 'language'>) => ({
  ...(data.message === undefined ? {} : { message: data.message }),
  ...(data.language === undefined ? {} : { language: data.language }),
})
// What was typed is not recorded; that it was the name is what the decision made sure of.
const nameOf = ({ before }: Recorded): string => (before.kind === 'Community' ? before.name : '')

const rebuild: { readonly [Type in CommunityEventType]: Rebuild<Type> } = {
  CommunityCreated: (data, recorded) => ({
    type: 'CreateCommunity',
    ...about(recorded),
    ...optional(data),
    name: data.name,
    description: data.description,
    contactEmail: data.contactEmail,
    administratorRoles: data.administratorRoles,
    policy: data.policy,
  }),
  CommunityDetailsChanged: ({ name, description, language = null }, recorded) => ({
    type: 'ChangeCommunityDetails',
    ...about(recorded),
    ...{ name, description, language },
  }),
  PolicyChanged: ({ policy }, recorded) => ({ type: 'ChangePolicy', ...about(recorded), changes: policy }),
  CommunityClosed: (_data, recorded) => ({ type: 'CloseCommunity', ...about(recorded), typedName: nameOf(recorded) }),
  TenantInvited: (data, recorded) => ({
    type: 'InviteTenant',
    ...invitation(data, recorded),
    ...optional(data),
    recipient: data.recipient,
    recipientAsTyped: data.recipientAsTyped,
  }),
  InvitationResent: (data, recorded) => ({ type: 'ResendInvitation', ...invitation(data, recorded) }),
  InvitationAccepted: (data, recorded) => ({
    type: 'AcceptInvitation',
    ...answered(data, recorded),
    tenantId: data.tenantId,
    contactEmail: data.contactEmail,
    administratorRoles: data.administratorRoles,
  }),
  InvitationDeclined: (data, recorded) => ({ type: 'DeclineInvitation', ...answered(data, recorded) }),
  AcceptanceWithdrawn: (data, recorded) => ({ type: 'WithdrawAcceptance', ...invitation(data, recorded) }),
  TenantConfirmed: (data, recorded) => ({ type: 'ConfirmTenant', ...judged(data, recorded) }),
  TenantRefused: (data, recorded) => ({ type: 'RefuseTenant', ...judged(data, recorded) }),
  InvitationRevoked: (data, recorded) => ({ type: 'RevokeInvitation', ...invitation(data, recorded) }),
  InvitationExpired: ({ invitationId }, { base }) => ({ type: 'ExpireInvitation', ...base, invitationId }),
  TenantRemoved: (data, recorded) => ({ type: 'RemoveTenant', ...tenant(data, recorded) }),
  TenantLeft: (data, recorded) => ({
    type: 'LeaveCommunity',
    ...tenant(data, recorded),
    typedName: nameOf(recorded),
  }),
  SharingPaused: (data, recorded) => ({ type: 'PauseSharing', ...tenant(data, recorded) }),
  SharingResumed: (data, recorded) => ({ type: 'ResumeSharing', ...tenant(data, recorded) }),
  ContactEmailChanged: (data, recorded) => ({
    type: 'ChangeContactEmail',
    ...tenant(data, recorded),
    contactEmail: data.contactEmail,
  }),
  AliasChanged: (data, recorded) => ({ type: 'ChangeAlias', ...tenant(data, recorded), alias: data.alias }),
  AdministratorRolesAssigned: (data, recorded) => ({
    type: 'AssignAdministratorRoles',
    ...tenant(data, recorded),
    administratorRoles: data.administratorRoles,
  }),
  MembersAdded: (data, recorded) => ({ type: 'AddMembers', ...tenant(data, recorded), members: data.members }),
  MembersRemoved: (data, recorded) => ({ type: 'RemoveMembers', ...tenant(data, recorded), userIds: data.userIds }),
}

const rebuildFrom = <Type extends CommunityEventType>(event: EventOf<Type>, recorded: Recorded): CommunityCommand =>
  rebuild[event.type](event.data, recorded)

/**
 * The command that an event is the effect of, from what the event recorded: who acted, when, and what came of it.
 * Undefined where only a person could have caused the event, but none is recorded.
 */
export const commandOfEvent = (
  event: CommunityEvent,
  { metadata }: EventEnvelope,
  before: CommunityState,
): CommunityCommand | undefined => {
  const { commandId, occurredAt, actor } = metadata
  const base = { commandId, communityId: event.data.communityId, now: occurredAt }
  if (event.type === 'InvitationExpired')
    return { type: 'ExpireInvitation', ...base, invitationId: event.data.invitationId }
  return actor === null ? undefined : rebuildFrom(event, { base, actor, before })
}
