import { match, P } from 'ts-pattern'
import { invitationMail } from '../../templates/invitation-mail.js'
import { heading, mailPage, paragraph, plainLink } from '../../templates/mail-page.js'
import { english } from '../../templates/texts/en.js'
import type { InvitationMailFacts } from './mail-facts.js'
import type { RenderMail } from './render-mail.js'
import { sentencesOf, type TellingFacts } from './sentences.js'

const questions = ({ contactEmail }: TellingFacts): string =>
  `Questions? Answer this mail; your answer goes to ${contactEmail}.`

const tellingMail = (facts: TellingFacts): ReturnType<RenderMail> => {
  const { subject, paragraphs } = sentencesOf(facts)
  const [preview = subject] = paragraphs
  const page = facts.page === undefined ? [] : [facts.page]
  return {
    subject,
    text: [subject, ...paragraphs, ...page, questions(facts)].map((line) => `${line}\n`).join('\n'),
    html: mailPage({
      ...{ language: english.language, direction: english.direction, title: subject, preview },
      card: [heading(subject), ...paragraphs.map((line) => paragraph('lead', line)), ...page.map(plainLink)],
      below: [paragraph('small', questions(facts))],
    }),
  }
}

const invitationOf = (facts: InvitationMailFacts & { readonly kind: string }): ReturnType<RenderMail> => {
  const { to, kind, ...content } = facts
  const again = kind === 'resent' ? { follows: 'the mail before' } : {}
  const { subject, text, html } = invitationMail({ ...content, ...again, recipient: to }, '')
  return { subject: kind === 'reminder' ? `Reminder: ${subject}` : subject, text, html }
}

/** Writes a mail with the templates of this package. */
export const renderMail: RenderMail = (facts) =>
  match(facts)
    .with({ kind: P.union('invitation', 'resent', 'reminder') }, invitationOf)
    .otherwise(tellingMail)
