import { millisecondsOf, type Timestamp } from '@community-handshake/domain'
import { match, P } from 'ts-pattern'
import { invitationMail } from '../../templates/invitation-mail.js'
import { heading, mailPage, paragraph, plainLink } from '../../templates/mail-page.js'
import { isolated, strangerText, unlinked } from '../../templates/stranger-text.js'
import { english } from '../../templates/texts/en.js'
import type { InvitationMailFacts, MailFacts } from './mail-facts.js'
import type { RenderMail } from './render-mail.js'

const time = (stamp: Timestamp): string => english.time(new Date(millisecondsOf(stamp)))
const named = (name: string): string => isolated(unlinked(strangerText(name, 100)))

const sentence = (
  facts: Exclude<MailFacts, { kind: 'invitation' | 'resent' | 'reminder' }>,
): readonly [string, string] => {
  const community = named(facts.communityName)
  const owner = named(facts.ownerTenantName)
  return match(facts)
    .returnType<readonly [string, string]>()
    .with({ kind: P.union('confirmation-due', 'confirmation-reminder') }, (due) => [
      `Your confirmation is due: ${named(due.acceptingTenantName)} accepted for ${community}`,
      `${due.acceptedBy} accepted for ${named(due.acceptingTenantName)} (${due.acceptingTenantId}). Confirm or refuse before ${time(due.deadline)}.`,
    ])
    .with({ kind: 'accepted' }, (done) => [
      `You accepted the invitation to ${community}`,
      `${named(done.acceptingTenantName)} is not a member yet: ${owner} has to confirm it before ${time(done.deadline)}.`,
    ])
    .with({ kind: 'confirmed' }, (done) => [
      `${named(done.memberTenantName)} is a member of ${community}`,
      `${owner} confirmed ${named(done.memberTenantName)}.`,
    ])
    .with({ kind: 'declined' }, (done) => [
      `Your invitation to ${community} was declined`,
      `${done.declinedBy} declined the invitation of ${done.invited}.`,
    ])
    .with({ kind: 'withdrawn' }, (done) => [
      `${named(done.acceptingTenantName)} took its acceptance for ${community} back`,
      'There is nothing to confirm any more.',
    ])
    .with({ kind: 'refused' }, (done) => [
      `${named(done.acceptingTenantName)} was not confirmed for ${community}`,
      `${owner} did not confirm it.`,
    ])
    .with({ kind: 'revoked' }, () => [`Your invitation to ${community} was taken back`, 'Its links work no more.'])
    .with({ kind: P.union('expired', 'expired-for-owner') }, (done) => [
      `The invitation to ${community} has expired`,
      `Its deadline was ${time(done.deadline)}.`,
    ])
    .with({ kind: 'removed' }, (done) => [
      `${named(done.memberTenantName)} was removed from ${community}`,
      'Nothing is shared any more.',
    ])
    .with({ kind: 'left' }, (done) => [
      `${named(done.memberTenantName)} left ${community}`,
      'Nothing is shared with it any more.',
    ])
    .exhaustive()
}

const plainMail: (facts: Parameters<typeof sentence>[0]) => ReturnType<RenderMail> = (facts) => {
  const [subject, body] = sentence(facts)
  const page = facts.page === undefined ? [] : [facts.page]
  return {
    subject,
    text: [subject, '', body, '', ...page, ''].join('\n'),
    html: mailPage({
      ...{ language: 'en', direction: 'ltr', title: subject, preview: body, below: [] },
      card: [heading(subject), paragraph('lead', body), ...page.map(plainLink)],
    }),
  }
}

const invitationOf = (facts: InvitationMailFacts & { readonly kind: string }): ReturnType<RenderMail> => {
  const { to, kind, ...content } = facts
  const again = kind === 'resent' ? { follows: '-' } : {}
  const { subject, text, html } = invitationMail({ ...content, ...again, recipient: to }, '')
  return { subject, text, html }
}

/** Writes a mail with the templates of this package. */
export const renderMail: RenderMail = (facts) =>
  match(facts)
    .with({ kind: P.union('invitation', 'resent', 'reminder') }, invitationOf)
    .otherwise(plainMail)
