import { err, ok, type Result } from 'neverthrow'
import type { InvitationId, TenantId } from '../../identity/ids.js'
import type { Timestamp } from '../../time/timestamp.js'
import { type Refusal, refusal } from '../refusals.js'
import { type Acceptance, type Community, type Confirmation, type Invitation, isPastDeadline } from '../state.js'

const acceptanceFacts = ({ tenantId, acceptedBy, acceptedAt }: Acceptance) => ({ tenantId, acceptedBy, acceptedAt })

/** An invitation of this community, or the very refusal that strangers get where there is one. */
export const requireInvitation = (community: Community, id: InvitationId): Result<Invitation, Refusal> => {
  const invitation = community.invitations.get(id)
  return invitation === undefined ? err(refusal('invitation-not-found', 'NoCommunity', {})) : ok(invitation)
}

/** The fact that, by whom and when an invitation was accepted, as a refusal. */
export const alreadyAccepted = (acceptance: Acceptance): Refusal =>
  refusal('already-accepted', 'Accepted', acceptanceFacts(acceptance))

/** The fact that, by whom and when a tenant was confirmed, as a refusal. */
export const alreadyConfirmed = (acceptance: Acceptance, { confirmedBy, confirmedAt }: Confirmation): Refusal =>
  refusal('already-confirmed', 'Confirmed', { ...acceptanceFacts(acceptance), confirmedBy, confirmedAt })

/** The fact that another tenant accepted than the one that was named, as a refusal. */
export const otherTenantAccepted = (acceptance: Acceptance, namedTenantId: TenantId): Refusal =>
  refusal('other-tenant-accepted', 'Accepted', { ...acceptanceFacts(acceptance), namedTenantId })

/** Refuses from the deadline on: it covers accepting and confirming alike. */
export const requireBeforeDeadline = (invitation: Invitation, now: Timestamp): Result<Invitation, Refusal> =>
  isPastDeadline(invitation, now)
    ? err(refusal('invitation-expired', 'Expired', { deadline: invitation.deadline }))
    : ok(invitation)

/** Refuses a tenant that is a member already. */
export const requireNoMember = (community: Community, tenantId: TenantId): Result<Community, Refusal> => {
  const member = community.members.get(tenantId)
  return member === undefined
    ? ok(community)
    : err(refusal('already-member', 'Open', { tenantId, since: member.since }))
}
