import {
  type Community,
  type EventEnvelope,
  type Invitation,
  type InvitationId,
  type InvitationResent,
  isPastDeadline,
  type StoreFailure,
  type TenantDirectoryFailure,
  type TenantInvited,
  type Timestamp,
} from '@community-handshake/domain'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { match } from 'ts-pattern'
import { invitationMail } from '../../templates/invitation-mail.js'
import type { DueMail, MailSources, NoLongerDue, Notification, WriteFailure } from './notification.js'

/** One sending of an invitation: each generation has a mail, and a link, of its own. */
type Sending = Pick<(TenantInvited | InvitationResent)['data'], 'communityId' | 'invitationId' | 'generation'>

// Derived, not looked up: so every later mail about an invitation can name the first one (RFC 5322 section 3.6.4).
const messageIdOf = ({ messageIdDomain }: MailSources, invitationId: InvitationId, generation: number): string =>
  `invitation-${invitationId}-${generation}@${messageIdDomain}`

// Who asks has read the sending in the history; a store that does not show it here lags behind.
const notThereYet = () =>
  errAsync<DueMail, StoreFailure>({
    kind: 'store-failure',
    reason: 'unavailable',
    message: 'The store does not show the invitation as it was sent yet.',
  })

const noLongerNeeded = (message: string): NoLongerDue => ({ reason: 'no-longer-needed', message })

const superseded: NoLongerDue = {
  reason: 'superseded',
  message: 'the invitation was sent again: only the newest link is good',
}

const whyNotDue = (invitation: Invitation, generation: number, now: Timestamp): NoLongerDue | undefined =>
  invitation.generation > generation
    ? superseded
    : match(invitation.status)
        .with({ name: 'Invited' }, () =>
          isPastDeadline(invitation, now) ? noLongerNeeded('the invitation expired') : undefined,
        )
        .with({ name: 'Accepted' }, { name: 'Confirmed' }, () => noLongerNeeded('the invitation was accepted'))
        .with({ name: 'Refused' }, { name: 'Withdrawn' }, () => noLongerNeeded('the invitation was accepted'))
        .with({ name: 'Declined' }, () => noLongerNeeded('the invitation was declined'))
        .with({ name: 'Revoked' }, () => noLongerNeeded('the invitation was revoked'))
        .with({ name: 'Expired' }, () => noLongerNeeded('the invitation expired'))
        .with({ name: 'Voided' }, () => noLongerNeeded('the community was closed'))
        .exhaustive()

const mailFor = (
  sources: MailSources,
  community: Community,
  invitation: Invitation,
  messageId: string,
): ResultAsync<DueMail, TenantDirectoryFailure> => {
  const { links, tenants, invitationUrl } = sources
  const { name, ownerTenantId, members } = community
  const { id, recipient, deadline, issuedBy, generation, message } = invitation
  const contactEmail = members.get(ownerTenantId)?.contactEmail ?? issuedBy.email
  const link = `${invitationUrl(id)}#${links.secretFor(id, generation)}`
  const follows = generation > 1 ? { follows: messageIdOf(sources, id, 1) } : {}
  return tenants.find(ownerTenantId).map((tenant): DueMail => {
    const names = { communityName: name, ownerTenantName: tenant?.name ?? ownerTenantId }
    const written = message === undefined ? {} : { message }
    const content = { ...names, ...written, invitedBy: issuedBy.email, recipient, deadline, link, contactEmail }
    return { kind: 'due', mail: invitationMail({ ...content, ...follows }, messageId) }
  })
}

/**
 * Writes the mail for one sending of an invitation as things stand now. An invitation that was answered, that came to
 * an end or that was sent again in the meantime needs no mail for the old event.
 */
const dueInvitationMail = (
  sources: MailSources,
  { communityId, invitationId, generation }: Sending,
  messageId: string,
): ResultAsync<DueMail, WriteFailure> =>
  sources.handshake.read(communityId).andThen((community) => {
    const invitation = community.kind === 'Community' ? community.invitations.get(invitationId) : undefined
    if (community.kind !== 'Community' || invitation === undefined) return notThereYet()
    if (invitation.generation < generation) return notThereYet()
    const why = whyNotDue(invitation, generation, sources.clock.now())
    return why === undefined
      ? mailFor(sources, community, invitation, messageId)
      : okAsync<DueMail>({ kind: 'not-due', ...why })
  })

/** The mail that an invitation, or its being sent again, asks for. */
export const invitationNotification = (
  sources: MailSources,
  envelope: EventEnvelope,
  { data }: TenantInvited | InvitationResent,
): Notification => {
  const { communityId, invitationId, generation } = data
  return {
    envelope,
    subject: { kind: 'invitation', communityId, invitationId, generation },
    messageId: messageIdOf(sources, invitationId, generation),
    write: (messageId) => dueInvitationMail(sources, data, messageId),
  }
}
