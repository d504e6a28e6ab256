import {
  type Acceptance,
  acceptanceOf,
  type Confirmation,
  type Invitation,
  type TenantId,
} from '@community-handshake/domain'
import { type InvitationWish, invitationRights } from '../access/invitation-rights.js'
import type { AcceptanceView, ConfirmationView, InvitationView } from '../schemas/invitation.js'
import { endingView } from './ending-view.js'
import { invitationState } from './invitation-state.js'
import type { TenantNames } from './tenant-names.js'

type UnnamedAcceptance = Omit<AcceptanceView, 'tenantName' | 'tenantId'> & { readonly tenantId: TenantId }

/** An invitation's view before the accepting tenant's name is known. */
export type UnnamedInvitation = Omit<InvitationView, 'acceptance'> & { readonly acceptance?: UnnamedAcceptance }

const acceptanceView = (acceptance: Acceptance, { recipient }: Invitation): UnnamedAcceptance => ({
  tenantId: acceptance.tenantId,
  acceptedBy: { ...acceptance.acceptedBy },
  acceptedAt: acceptance.acceptedAt,
  contactEmail: acceptance.contactEmail,
  entitledBy: acceptance.entitledBy,
  differsFromRecipient: acceptance.acceptedBy.email !== recipient,
})

const confirmationView = ({ confirmedBy, confirmedAt }: Confirmation): ConfirmationView => ({
  confirmedBy: { ...confirmedBy },
  confirmedAt,
})

type Progress = Pick<UnnamedInvitation, 'acceptance' | 'confirmation' | 'ending'>

const progress = ({ invitation, now }: InvitationWish): Progress => {
  const acceptance = acceptanceOf(invitation)
  const ending = endingView(invitation, now)
  const { status } = invitation
  return {
    ...(acceptance === undefined ? {} : { acceptance: acceptanceView(acceptance, invitation) }),
    ...(status.name === 'Confirmed' ? { confirmation: confirmationView(status.confirmation) } : {}),
    ...(ending === undefined ? {} : { ending }),
  }
}

/** What whoever invited wrote, if anything. */
export const wordsOf = ({ message, language }: Invitation): Pick<InvitationView, 'message' | 'language'> => ({
  ...(message === undefined ? {} : { message }),
  ...(language === undefined ? {} : { language }),
})

/** What the owner's administrators see of an invitation. Takes a live state and copies out of it at once. */
export const invitationView = (wish: InvitationWish): UnnamedInvitation => {
  const { community, invitation, now } = wish
  return {
    id: invitation.id,
    communityId: community.id,
    recipient: invitation.recipient,
    recipientAsTyped: invitation.recipientAsTyped,
    state: invitationState(invitation, now),
    issuedBy: { ...invitation.issuedBy },
    issuedAt: invitation.issuedAt,
    sentAt: invitation.sentAt,
    deadline: invitation.deadline,
    generation: invitation.generation,
    ...wordsOf(invitation),
    revision: invitation.revision,
    ...progress(wish),
    rights: invitationRights(wish),
  }
}

/** The tenants whose names a view needs. */
export const tenantsIn = ({ acceptance }: UnnamedInvitation): readonly TenantId[] =>
  acceptance === undefined ? [] : [acceptance.tenantId]

/** Puts the accepting tenant's name in. */
export const namedInvitation = ({ acceptance, ...view }: UnnamedInvitation, nameOf: TenantNames): InvitationView =>
  acceptance === undefined ? view : { ...view, acceptance: { ...acceptance, tenantName: nameOf(acceptance.tenantId) } }
