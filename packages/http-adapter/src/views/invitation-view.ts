import type {
  Acceptance,
  CommunityId,
  Confirmation,
  Invitation,
  TenantId,
  Timestamp,
} from '@community-handshake/domain'
import { match } from 'ts-pattern'
import type { AcceptanceView, ConfirmationView, InvitationView } from '../schemas/invitation.js'
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

const progress = (invitation: Invitation): Pick<UnnamedInvitation, 'acceptance' | 'confirmation'> =>
  match(invitation.status)
    .with({ name: 'Invited' }, () => ({}))
    .with({ name: 'Accepted' }, ({ acceptance }) => ({ acceptance: acceptanceView(acceptance, invitation) }))
    .with({ name: 'Confirmed' }, ({ acceptance, confirmation }) => ({
      acceptance: acceptanceView(acceptance, invitation),
      confirmation: confirmationView(confirmation),
    }))
    .exhaustive()

/** What the owner's administrators see of an invitation. Takes a live state and copies out of it at once. */
export const invitationView = (
  communityId: CommunityId,
  invitation: Invitation,
  now: Timestamp,
): UnnamedInvitation => ({
  id: invitation.id,
  communityId,
  recipient: invitation.recipient,
  recipientAsTyped: invitation.recipientAsTyped,
  state: invitationState(invitation, now),
  issuedBy: { ...invitation.issuedBy },
  issuedAt: invitation.issuedAt,
  deadline: invitation.deadline,
  generation: invitation.generation,
  revision: invitation.revision,
  ...progress(invitation),
})

/** The tenants whose names a view needs. */
export const tenantsIn = ({ acceptance }: UnnamedInvitation): readonly TenantId[] =>
  acceptance === undefined ? [] : [acceptance.tenantId]

/** Puts the accepting tenant's name in. */
export const namedInvitation = ({ acceptance, ...view }: UnnamedInvitation, nameOf: TenantNames): InvitationView =>
  acceptance === undefined ? view : { ...view, acceptance: { ...acceptance, tenantName: nameOf(acceptance.tenantId) } }
