import {
  type Acceptance,
  type Actor,
  type Community,
  type Invitation,
  maskEmailAddress,
  type TenantId,
  type Timestamp,
} from '@community-handshake/domain'
import type { ReceivedAcceptanceView, ReceivedInvitationView } from '../schemas/received-invitation.js'
import { invitationState } from './invitation-state.js'
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

/** What the invited side sees of an invitation. Takes a live state and copies out of it at once. */
export const receivedInvitationView = (
  community: Community,
  invitation: Invitation,
  actor: Actor,
  now: Timestamp,
): UnnamedReceivedInvitation => {
  const { status, recipient } = invitation
  const state = invitationState(invitation, now)
  const addressedToYou = actor.emailVerified && actor.email === recipient
  return {
    id: invitation.id,
    communityId: community.id,
    communityName: community.name,
    ...(community.description === '' ? {} : { communityDescription: community.description }),
    issuingTenantId: community.ownerTenantId,
    issuedBy: invitation.issuedBy.email,
    issuedAt: invitation.issuedAt,
    deadline: invitation.deadline,
    state,
    generation: invitation.generation,
    revision: invitation.revision,
    recipient: addressedToYou ? recipient : maskEmailAddress(recipient),
    addressedToYou,
    ...(status.name === 'Invited' ? {} : { acceptance: acceptanceView(status.acceptance, actor) }),
    next: nextStep({ community, invitation, actor, state }),
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
