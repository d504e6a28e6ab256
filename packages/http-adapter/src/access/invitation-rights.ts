import { acceptanceOf, type Invitation } from '@community-handshake/domain'
import type { InvitationRights } from '../schemas/rights.js'
import { commandOf, type Wish, wouldAllow } from './ask-decide.js'

/** Who would do something with an invitation, by which link if by any. */
export interface InvitationWish extends Wish {
  readonly invitation: Invitation
  /** The generation of the link that was presented and found genuine. */
  readonly linkGeneration?: number
}

type OwnerRights = Pick<InvitationRights, 'confirm' | 'refuse' | 'revoke' | 'resend'>

const ownerRights = (wish: InvitationWish): OwnerRights => {
  const { community, invitation, actor } = wish
  const base = { ...commandOf(wish), invitationId: invitation.id }
  const tenantId = acceptanceOf(invitation)?.tenantId ?? actor.tenantId
  return {
    confirm: wouldAllow(community, { type: 'ConfirmTenant', ...base, tenantId }),
    refuse: wouldAllow(community, { type: 'RefuseTenant', ...base, tenantId }),
    revoke: wouldAllow(community, { type: 'RevokeInvitation', ...base }),
    resend: wouldAllow(community, { type: 'ResendInvitation', ...base }, [
      'too-many-pending',
      'too-many-to-recipient',
      'too-many-by-sender',
    ]),
  }
}

/** What somebody may do with an invitation at an instant, be it for the owner or for the invited side. */
export const invitationRights = (wish: InvitationWish): InvitationRights => {
  const { community, invitation, actor, linkGeneration } = wish
  const base = { ...commandOf(wish), invitationId: invitation.id }
  const link = linkGeneration === undefined ? {} : { linkGeneration }
  const joining = { tenantId: actor.tenantId, contactEmail: actor.email, administratorRoles: actor.roles }
  return {
    accept: wouldAllow(community, { type: 'AcceptInvitation', ...base, ...joining, ...link }),
    decline: wouldAllow(community, { type: 'DeclineInvitation', ...base, ...link }),
    withdraw: wouldAllow(community, { type: 'WithdrawAcceptance', ...base }),
    ...ownerRights(wish),
  }
}
