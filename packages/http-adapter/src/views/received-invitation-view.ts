import {
  type Acceptance,
  type Actor,
  acceptanceOf,
  isOpen,
  maskEmailAddress,
  type TenantId,
} from '@community-handshake/domain'
import { type InvitationWish, invitationRights } from '../access/invitation-rights.js'
import type { EndingView } from '../schemas/invitation.js'
import type { ReceivedAcceptanceView, ReceivedInvitationView } from '../schemas/received-invitation.js'
import { endingView } from './ending-view.js'
import { invitationState } from './invitation-state.js'
import { wordsOf } from './invitation-view.js'
import { nextStep } from './next-step.js'
import type { TenantNames } from './tenant-names.js'

type UnnamedAcceptance = Omit<ReceivedAcceptanceView, 'tenantName' | 'tenantId'> & { readonly tenantId: TenantId }

/** A received invitation's view before the tenants' names are known. */
export type UnnamedReceivedInvitation = Omit<
  ReceivedInvitationView,
  'acceptance' | 'issuingTenantName' | 'issuingTenantId'
> & { readonly issuingTenantId: TenantId; readonly acceptance?: UnnamedAcceptance }

const acceptanceView = ({ tenantId, acceptedAt, acceptedBy }: Acceptance, actor: Actor): UnnamedAcceptance => ({
  tenantId,
  acceptedAt,
  ...(tenantId === actor.tenantId ? { acceptedBy: { ...acceptedBy } } : {}),
})

const receivedEnding = ({ invitation, actor, now }: InvitationWish): { readonly ending?: EndingView } => {
  const ending = endingView(invitation, now)
  if (ending === undefined) return {}
  // Whoever ended it may be of another tenant than whoever looks.
  return { ending: ending.by?.userId === actor.userId ? ending : { at: ending.at } }
}

const progress = (wish: InvitationWish): Pick<UnnamedReceivedInvitation, 'acceptance' | 'ending'> => {
  const acceptance = acceptanceOf(wish.invitation)
  return {
    ...(acceptance === undefined ? {} : { acceptance: acceptanceView(acceptance, wish.actor) }),
    ...receivedEnding(wish),
  }
}

// Whoever has nothing to do with the community any more is not told what has become of it.
const aboutCommunity = ({ community, invitation, actor }: InvitationWish) => ({
  communityId: community.id,
  communityName: community.name,
  ...(community.description !== '' && (isOpen(invitation) || community.members.has(actor.tenantId))
    ? { communityDescription: community.description }
    : {}),
  issuingTenantId: community.ownerTenantId,
})

/** What the invited side sees of an invitation. Takes a live state and copies out of it at once. */
export const receivedInvitationView = (wish: InvitationWish): UnnamedReceivedInvitation => {
  const { invitation, actor, now } = wish
  const { recipient } = invitation
  const addressedToYou = actor.emailVerified && actor.email === recipient
  const rights = invitationRights(wish)
  const state = invitationState(invitation, now)
  return {
    id: invitation.id,
    ...aboutCommunity(wish),
    issuedBy: invitation.issuedBy.email,
    issuedAt: invitation.issuedAt,
    sentAt: invitation.sentAt,
    deadline: invitation.deadline,
    state,
    generation: invitation.generation,
    ...wordsOf(invitation),
    revision: invitation.revision,
    recipient: addressedToYou ? recipient : maskEmailAddress(recipient),
    addressedToYou,
    ...progress(wish),
    rights,
    next: nextStep({ ...wish, state }),
  }
}

/** The tenants whose names a view needs. */
export const tenantsInReceived = ({ issuingTenantId, acceptance }: UnnamedReceivedInvitation): readonly TenantId[] =>
  acceptance === undefined ? [issuingTenantId] : [issuingTenantId, acceptance.tenantId]

/** Puts the tenants' names in. */
export const namedReceivedInvitation = (
  { acceptance, ...view }: UnnamedReceivedInvitation,
  nameOf: TenantNames,
): ReceivedInvitationView => ({
  ...view,
  issuingTenantName: nameOf(view.issuingTenantId),
  ...(acceptance === undefined ? {} : { acceptance: { ...acceptance, tenantName: nameOf(acceptance.tenantId) } }),
})
