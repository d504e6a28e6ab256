import {
  type Clock,
  type Community,
  type CommunityHandshake,
  type HistoryDamaged,
  type Invitation,
  type InvitationId,
  type InvitationLinks,
  isPastDeadline,
  type Mail,
  type StoreFailure,
  type TenantDirectory,
  type TenantDirectoryFailure,
  type TenantInvited,
} from '@community-handshake/domain'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { invitationMail } from '../templates/invitation-mail.js'

/** What the content of an invitation is taken from. */
export interface InvitationSources {
  readonly handshake: CommunityHandshake
  readonly tenants: TenantDirectory
  readonly links: InvitationLinks
  readonly clock: Clock
  /** The address of the page that an invitation's link opens, without the secret. */
  readonly invitationUrl: (invitationId: InvitationId) => string
}

/** The mail that is due, or why none is any more. */
export type DueMail =
  | { readonly kind: 'due'; readonly mail: Mail }
  | { readonly kind: 'no-longer-needed'; readonly why: string }

const noLongerNeeded = (why: string) => okAsync<DueMail>({ kind: 'no-longer-needed', why })

// Who asks has read the invitation in the history; a store that does not show it here lags behind.
const notThereYet = () =>
  errAsync<DueMail, StoreFailure>({
    kind: 'store-failure',
    reason: 'unavailable',
    message: 'The store does not show the community of the invitation yet.',
  })

const noMailNeeded = (sources: InvitationSources, invitation: Invitation, generation: number): string | undefined => {
  if (invitation.status.name !== 'Invited') return 'the invitation was answered'
  if (invitation.generation !== generation) return 'the invitation was sent again'
  return isPastDeadline(invitation, sources.clock.now()) ? 'the invitation expired' : undefined
}

const mailFor = (
  { links, tenants, invitationUrl }: InvitationSources,
  community: Community,
  invitation: Invitation,
  messageId: string,
): ResultAsync<DueMail, TenantDirectoryFailure> => {
  const { name, ownerTenantId, members } = community
  const { id, recipient, deadline, issuedBy, generation } = invitation
  const contactEmail = members.get(ownerTenantId)?.contactEmail ?? issuedBy.email
  const link = `${invitationUrl(id)}#${links.secretFor(id, generation)}`
  return tenants.find(ownerTenantId).map((tenant): DueMail => {
    const names = { communityName: name, ownerTenantName: tenant?.name ?? ownerTenantId }
    const content = { ...names, invitedBy: issuedBy.email, recipient, deadline, link, contactEmail }
    return { kind: 'due', mail: invitationMail(content, messageId) }
  })
}

/**
 * Writes the mail for an invitation as things stand now: an invitation that was answered, that expired
 * or that was sent again in the meantime needs no mail for the old event.
 */
export const dueInvitationMail = (
  sources: InvitationSources,
  { data }: TenantInvited,
  messageId: string,
): ResultAsync<DueMail, StoreFailure | HistoryDamaged | TenantDirectoryFailure> =>
  sources.handshake.read(data.communityId).andThen((community) => {
    const invitation = community.kind === 'Community' ? community.invitations.get(data.invitationId) : undefined
    if (community.kind !== 'Community' || invitation === undefined) return notThereYet()
    const why = noMailNeeded(sources, invitation, data.generation)
    return why === undefined ? mailFor(sources, community, invitation, messageId) : noLongerNeeded(why)
  })
