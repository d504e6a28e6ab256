import {
  acceptanceOf,
  type Community,
  communityAsOf,
  type EmailAddress,
  type Invitation,
  type MailDelivery,
  type Member,
  type StoreFailure,
  type TenantDirectoryFailure,
  type TenantId,
  type TenantProfile,
  type Timestamp,
} from '@community-handshake/domain'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import type { MailSources, NotificationSubject, WriteFailure } from './notification.js'

/** What a mail is about, and since when it is asked for. */
export interface MailOccasion {
  readonly subject: NotificationSubject
  /** When that happened which asks for the mail; the time comes by itself, and is never long past. */
  readonly happenedAt?: Timestamp
  /** The revision of the event that asks for it; left out where the time does. */
  readonly revision?: number
  /** Who left, where a tenant did: the state of the community says nothing of tenants that are gone. */
  readonly leftBy?: EmailAddress
}

/** Everything that a mail can tell about, as it stands when the mail is written. */
export interface Scene {
  readonly community: Community
  readonly invitation: Invitation | undefined
  /** The tenant that takes part, or the one that did until it was removed or left. */
  readonly member: Member | undefined
  readonly profiles: ReadonlyMap<TenantId, TenantProfile>
  /** Whether the invitee ever got the invitation. */
  readonly wasInvited: boolean
  readonly now: Timestamp
  readonly sources: MailSources
}

const notThereYet: StoreFailure = {
  kind: 'store-failure',
  reason: 'unavailable',
  message: 'The store does not show yet what the mail is about.',
}

/** A tenant by the name that the host knows it by, or by its id. */
export const tenantName = ({ profiles }: Scene, tenantId: TenantId): string => profiles.get(tenantId)?.name ?? tenantId

type Found = Pick<Scene, 'community' | 'invitation'>

const findSubject = (
  { handshake }: MailSources,
  { subject, revision = 0 }: MailOccasion,
): ResultAsync<Found, WriteFailure> =>
  handshake.read(subject.communityId).andThen((community): ResultAsync<Found, WriteFailure> => {
    // Who asks has read the event in the history; a store that does not show it here lags behind.
    if (community.kind !== 'Community' || community.revision < revision) return errAsync(notThereYet)
    const { invitationId, generation = 0 } = subject
    if (invitationId === undefined) return okAsync({ community, invitation: undefined })
    const invitation = community.invitations.get(invitationId)
    return invitation === undefined || invitation.generation < generation
      ? errAsync(notThereYet)
      : okAsync({ community, invitation })
  })

// A tenant that is gone has no contact e-mail any more: it is looked up where the history still had it.
const findMember = (
  sources: MailSources,
  { subject, revision }: MailOccasion,
  { community }: Found,
): ResultAsync<Member | undefined, WriteFailure> => {
  const { kind, tenantId, communityId } = subject
  if (tenantId === undefined) return okAsync(undefined)
  if ((kind !== 'removed' && kind !== 'left') || revision === undefined) return okAsync(community.members.get(tenantId))
  return communityAsOf(sources, communityId, { kind: 'revision', revision: revision - 1 }).map(({ state }) =>
    state.kind === 'Community' ? state.members.get(tenantId) : undefined,
  )
}

const comparesNames = ({ kind }: NotificationSubject): boolean =>
  kind === 'confirmation-due' || kind === 'confirmation-reminder'

const tenantsIn = (subject: NotificationSubject, { community, invitation }: Found): readonly TenantId[] => {
  const accepting = invitation === undefined ? undefined : acceptanceOf(invitation)?.tenantId
  const others = comparesNames(subject) ? community.members.keys() : []
  const all = new Set([community.ownerTenantId, ...others])
  for (const tenantId of [subject.tenantId, accepting]) if (tenantId !== undefined) all.add(tenantId)
  return [...all]
}

const findProfiles = (
  { tenants }: MailSources,
  ids: readonly TenantId[],
): ResultAsync<ReadonlyMap<TenantId, TenantProfile>, TenantDirectoryFailure> =>
  ResultAsync.combine(ids.map((tenantId) => tenants.find(tenantId))).map(
    (profiles) => new Map(profiles.flatMap((profile) => (profile === undefined ? [] : [[profile.tenantId, profile]]))),
  )

// Whoever never heard of an invitation is not told that it ended.
const findOutWhetherInvited = (
  { deliveries }: MailSources,
  { kind, role, invitationId }: NotificationSubject,
): ResultAsync<boolean, WriteFailure> =>
  role === 'invitee' && invitationId !== undefined && (kind === 'revoked' || kind === 'expired')
    ? deliveries.ofInvitation(invitationId).map((mails) => mails.some(isSentInvitation))
    : okAsync(true)

const isSentInvitation = ({ kind, status }: MailDelivery): boolean =>
  (kind === 'invitation' || kind === 'resent') && status === 'sent'

/** Looks up everything that a mail can tell about. */
export const setScene = (sources: MailSources, occasion: MailOccasion): ResultAsync<Scene, WriteFailure> =>
  findSubject(sources, occasion).andThen((found) =>
    findMember(sources, occasion, found).andThen((member) =>
      findProfiles(sources, tenantsIn(occasion.subject, found)).andThen((profiles) =>
        findOutWhetherInvited(sources, occasion.subject).map(
          (wasInvited): Scene => ({ ...found, member, profiles, wasInvited, now: sources.clock.now(), sources }),
        ),
      ),
    ),
  )
