import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
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

/** The same fact for the owner, who can still refuse. */
export const acceptedMeanwhile = (acceptance: Acceptance): Refusal =>
  refusal('accepted-meanwhile', 'Accepted', acceptanceFacts(acceptance))

/** The fact that nobody has accepted yet, as a refusal. */
export const notAccepted = ({ deadline, recipient }: Invitation): Refusal =>
  refusal('not-accepted', 'Invited', { deadline, recipient })

/** The fact that another tenant accepted than the one that was named, as a refusal. */
export const otherTenantAccepted = (acceptance: Acceptance, namedTenantId: TenantId): Refusal =>
  refusal('other-tenant-accepted', 'Accepted', { ...acceptanceFacts(acceptance), namedTenantId })

const alreadyConfirmed = (acceptance: Acceptance, { confirmedBy, confirmedAt }: Confirmation): Refusal =>
  refusal('already-confirmed', 'Confirmed', { ...acceptanceFacts(acceptance), confirmedBy, confirmedAt })

const expired = (deadline: Timestamp): Refusal => refusal('invitation-expired', 'Expired', { deadline })

/** Refuses from the deadline on: it covers accepting and confirming alike. */
export const requireBeforeDeadline = (invitation: Invitation, now: Timestamp): Result<Invitation, Refusal> =>
  isPastDeadline(invitation, now) ? err(expired(invitation.deadline)) : ok(invitation)

/** Refuses a tenant that is a member already. */
export const requireNoMember = (community: Community, tenantId: TenantId): Result<Community, Refusal> => {
  const member = community.members.get(tenantId)
  return member === undefined
    ? ok(community)
    : err(refusal('already-member', 'Open', { tenantId, since: member.since }))
}

/** What may be done in each of the two states in which an invitation is open. */
export interface WhileOpen<Allowed> {
  readonly invited: () => Result<Allowed, Refusal>
  readonly accepted: (acceptance: Acceptance) => Result<Allowed, Refusal>
}

/** Goes on while an invitation is open; of one that has come to an end it tells which, by whom and when. */
export const whileOpen = <Allowed>(
  { status }: Invitation,
  { invited, accepted }: WhileOpen<Allowed>,
): Result<Allowed, Refusal> =>
  match(status)
    .returnType<Result<Allowed, Refusal>>()
    .with({ name: 'Invited' }, invited)
    .with({ name: 'Accepted' }, ({ acceptance }) => accepted(acceptance))
    .with({ name: 'Confirmed' }, ({ acceptance, confirmation }) => err(alreadyConfirmed(acceptance, confirmation)))
    .with({ name: 'Declined' }, ({ ending }) =>
      err(refusal('already-declined', 'Declined', { by: ending.declinedBy, at: ending.declinedAt })),
    )
    .with({ name: 'Withdrawn' }, ({ ending }) =>
      err(refusal('already-withdrawn', 'Withdrawn', { by: ending.withdrawnBy, at: ending.withdrawnAt })),
    )
    .with({ name: 'Refused' }, ({ ending }) =>
      err(refusal('already-refused', 'Refused', { by: ending.refusedBy, at: ending.refusedAt })),
    )
    .with({ name: 'Revoked' }, ({ ending }) =>
      err(refusal('already-revoked', 'Revoked', { by: ending.revokedBy, at: ending.revokedAt })),
    )
    .with({ name: 'Expired' }, ({ ending }) => err(expired(ending.deadline)))
    .with({ name: 'Voided' }, ({ ending }) => err(refusal('community-closed', 'Voided', { closedAt: ending.closedAt })))
    .exhaustive()
