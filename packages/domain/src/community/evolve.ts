import type {
  CommunityCreated,
  CommunityEvent,
  InvitationAccepted,
  TenantConfirmed,
  TenantInvited,
  UnknownEvent,
} from './events.js'
import type { Community, Invitation, Member, NoCommunity } from './state.js'

/** The same fields, open to change. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type MutableMapOf<T> = T extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : never

// One fold owns these until it hands them out read-only. Copying a state for each event would make
// a fold quadratic, and replacing a record instead of changing it costs a third of the speed.
/** A community that one fold is building. */
export interface Draft
  extends Mutable<Omit<Community, 'members' | 'invitations' | 'openByRecipient' | 'acceptedByTenant'>> {
  members: MutableMapOf<Community['members']>
  invitations: Map<Invitation['id'], Mutable<Invitation>>
  openByRecipient: MutableMapOf<Community['openByRecipient']>
  acceptedByTenant: MutableMapOf<Community['acceptedByTenant']>
}

/** Begins a draft with the first event. */
export const create = (before: NoCommunity, { data }: CommunityCreated): Draft => {
  const owner: Member = {
    tenantId: data.ownerTenantId,
    contactEmail: data.contactEmail,
    administratorRoles: data.administratorRoles,
    since: data.createdAt,
  }
  return {
    kind: 'Community',
    id: data.communityId,
    name: data.name,
    description: data.description,
    ownerTenantId: data.ownerTenantId,
    policy: data.policy,
    createdBy: data.createdBy,
    createdAt: data.createdAt,
    members: new Map([[owner.tenantId, owner]]),
    invitations: new Map(),
    openByRecipient: new Map(),
    acceptedByTenant: new Map(),
    revision: before.revision,
    unknownEvents: before.unknownEvents,
  }
}

const invite = (draft: Draft, data: TenantInvited['data']): void => {
  draft.invitations.set(data.invitationId, {
    id: data.invitationId,
    recipient: data.recipient,
    recipientAsTyped: data.recipientAsTyped,
    issuedBy: data.issuedBy,
    issuedAt: data.issuedAt,
    deadline: data.deadline,
    generation: data.generation,
    status: { name: 'Invited' },
    revision: draft.revision,
  })
  draft.openByRecipient.set(data.recipient, data.invitationId)
}

const accept = (draft: Draft, data: InvitationAccepted['data']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation === undefined) return
  invitation.status = { name: 'Accepted', acceptance: data }
  invitation.revision = draft.revision
  draft.acceptedByTenant.set(data.tenantId, data.invitationId)
}

const confirm = (draft: Draft, data: TenantConfirmed['data']): void => {
  const invitation = draft.invitations.get(data.invitationId)
  if (invitation === undefined || invitation.status.name !== 'Accepted') return
  const { acceptance } = invitation.status
  invitation.status = { name: 'Confirmed', acceptance, confirmation: data }
  invitation.revision = draft.revision
  if (draft.openByRecipient.get(invitation.recipient) === invitation.id)
    draft.openByRecipient.delete(invitation.recipient)
  if (draft.acceptedByTenant.get(data.tenantId) === invitation.id) draft.acceptedByTenant.delete(data.tenantId)
  draft.members.set(data.tenantId, {
    tenantId: data.tenantId,
    contactEmail: acceptance.contactEmail,
    administratorRoles: acceptance.administratorRoles,
    since: data.confirmedAt,
    invitationId: data.invitationId,
  })
}

/**
 * Changes the draft by one event. A plain switch, checked for exhaustiveness by the compiler: this is the one
 * hot loop of a replay, where a pattern-matching library costs ten times the work itself.
 */
export const apply = (draft: Draft, event: CommunityEvent | UnknownEvent): void => {
  draft.revision += 1
  switch (event.type) {
    case 'TenantInvited':
      invite(draft, event.data)
      break
    case 'InvitationAccepted':
      accept(draft, event.data)
      break
    case 'TenantConfirmed':
      confirm(draft, event.data)
      break
    case 'CommunityCreated':
      break
    case 'Unknown':
      draft.unknownEvents += 1
      break
  }
}

/** A draft that shares nothing changeable with the state. */
export const ownCopy = (state: Community): Draft => ({
  ...state,
  members: new Map(state.members),
  invitations: new Map(Array.from(state.invitations, ([id, invitation]) => [id, { ...invitation }])),
  openByRecipient: new Map(state.openByRecipient),
  acceptedByTenant: new Map(state.acceptedByTenant),
})
