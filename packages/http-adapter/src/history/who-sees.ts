import {
  type Actor,
  type CommunityEventData,
  type CommunityEventType,
  type EventOf,
  mayAdminister,
  type TenantId,
} from '@community-handshake/domain'
import { type InvitationData, ofInvitation } from './invitation-sight.js'
import { type Look, lookAt, type Occurrence, type Onlooker } from './look.js'
import { type Shown, saying, whole, without, withoutPeople } from './shown.js'

type Seen = Shown | undefined
type Rule<Type extends CommunityEventType> = (data: CommunityEventData[Type], look: Look) => Seen
type AboutTenant = { readonly tenantId: TenantId } & CommunityEventData[CommunityEventType]

const ofCommunity = (data: CommunityEventData[CommunityEventType], { isMember }: Look): Seen =>
  isMember ? whole(data) : undefined

// The owner's roles are the owner's own affair.
const ofCreation: Rule<'CommunityCreated'> = (data, { isMember, actor }) => {
  if (!isMember) return undefined
  return data.ownerTenantId === actor.tenantId ? whole(data) : without(data, 'administratorRoles')
}

// To whoever was invited the end of the community is the end of the invitation.
const ofClosing: Rule<'CommunityClosed'> = (data, look) => {
  if (look.isMember) return whole(data)
  for (const { id, status } of look.community.invitations.values()) {
    const seen = status.name === 'Voided' ? ofInvitation({ ...data, invitationId: id }, look) : undefined
    if (seen !== undefined) return seen
  }
  return undefined
}

const membership = (data: AboutTenant, { isOwner, isOwnDoing }: Look): Shown =>
  isOwner || isOwnDoing ? whole(data) : withoutPeople(data)

const ofMembership = (data: AboutTenant, look: Look): Seen => (look.isMember ? membership(data, look) : undefined)

// Whoever goes is told so: it is the last that they see.
const ofParting = (data: AboutTenant, look: Look): Seen =>
  look.isMember || data.tenantId === look.actor.tenantId ? membership(data, look) : undefined

const ofJoining: Rule<'TenantConfirmed'> = (data, look) =>
  ofInvitation(data, look) ?? (look.isMember ? withoutPeople(data, 'invitationId') : undefined)

const ofOwnTenant = (data: AboutTenant, { isMember, isOwner, actor }: Look): Seen =>
  isOwner || (isMember && data.tenantId === actor.tenantId) ? whole(data) : undefined

// Who the ordinary members of a tenant are is known to its own administrators alone; each may know of themselves.
const ofMembers =
  <Data extends AboutTenant>(list: keyof Data & string, ownPart: (data: Data, actor: Actor) => unknown) =>
  (data: Data, look: Look): Seen => {
    const { isMember, isOwner, actor, community } = look
    if (isMember && data.tenantId === actor.tenantId)
      return mayAdminister(community, actor) ? whole(data) : saying(whole(data), { [list]: ownPart(data, actor) })
    return isOwner ? without(data, list) : undefined
  }

const ofInvitationAlone = (data: InvitationData, look: Look): Seen => ofInvitation(data, look)

const rules: { readonly [Type in CommunityEventType]: Rule<Type> } = {
  CommunityCreated: ofCreation,
  CommunityDetailsChanged: ofCommunity,
  PolicyChanged: ofCommunity,
  CommunityClosed: ofClosing,
  TenantInvited: ofInvitationAlone,
  InvitationResent: ofInvitationAlone,
  InvitationAccepted: ofInvitationAlone,
  InvitationDeclined: ofInvitationAlone,
  AcceptanceWithdrawn: ofInvitationAlone,
  TenantConfirmed: ofJoining,
  TenantRefused: ofInvitationAlone,
  InvitationRevoked: ofInvitationAlone,
  InvitationExpired: ofInvitationAlone,
  TenantRemoved: ofParting,
  TenantLeft: ofParting,
  SharingPaused: ofMembership,
  SharingResumed: ofMembership,
  ContactEmailChanged: ofMembership,
  AliasChanged: ofOwnTenant,
  AdministratorRolesAssigned: ofOwnTenant,
  MembersAdded: ofMembers('members', ({ members }, { userId }) => members.filter((one) => one.userId === userId)),
  MembersRemoved: ofMembers('userIds', ({ userIds }, { userId }) => userIds.filter((one) => one === userId)),
}

const shown = <Type extends CommunityEventType>(event: EventOf<Type>, look: Look): Seen =>
  rules[event.type](event.data, look)

/**
 * What somebody may see of an event, by the rights they have now; undefined for nothing at all.
 *
 * - The owner's community administrators see everything but who the ordinary members of other tenants are.
 * - Other people of a member tenant see what happened to the community as a whole and which tenants take part, without
 *   the people of other tenants; what happened to their own tenant; and, if they administer it, its own invitation.
 * - Whoever was invited sees that invitation, without the people of other tenants.
 */
export const shownTo = (onlooker: Onlooker, occurrence: Occurrence): Seen => {
  const look = lookAt(onlooker, occurrence)
  const { event } = occurrence
  if (event.type !== 'Unknown') return shown(event, look)
  return look.isOwner ? { data: {}, people: true, isWhole: false } : undefined
}
