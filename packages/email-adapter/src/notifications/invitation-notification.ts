import {
  type Clock,
  type CommunityHandshake,
  type HistoryDamaged,
  type InvitationId,
  type InvitationLinks,
  isPastDeadline,
  type Mail,
  type StoreFailure,
  type TenantDirectory,
  type TenantDirectoryFailure,
  type TenantInvited,
} from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
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
    if (community.kind !== 'Community') return noLongerNeeded('there is no such community')
    const invitation = community.invitations.get(data.invitationId)
    if (invitation?.status.name !== 'Invited') return noLongerNeeded('the invitation was answered')
    if (invitation.generation !== data.generation) return noLongerNeeded('the invitation was sent again')
    if (isPastDeadline(invitation, sources.clock.now())) return noLongerNeeded('the invitation expired')
    const owner = community.members.get(community.ownerTenantId)
    const { name, ownerTenantId } = community
    const { recipient, deadline, issuedBy, generation } = invitation
    const contactEmail = owner?.contactEmail ?? issuedBy.email
    const secret = sources.links.secretFor(data.invitationId, generation)
    const link = `${sources.invitationUrl(data.invitationId)}#${secret}`
    return sources.tenants.find(ownerTenantId).map((tenant): DueMail => {
      const names = { communityName: name, ownerTenantName: tenant?.name ?? ownerTenantId }
      const content = { ...names, invitedBy: issuedBy.email, recipient, deadline, link, contactEmail }
      return { kind: 'due', mail: invitationMail(content, messageId) }
    })
  })
