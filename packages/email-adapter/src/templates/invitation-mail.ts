import { type EmailAddress, type Mail, millisecondsOf, type Timestamp } from '@community-handshake/domain'
import { button, factsBox, heading, mailPage, paragraph, plainLink, steps, subheading } from './mail-page.js'
import { isolated, strangerText, unlinked } from './stranger-text.js'
import { english } from './texts/en.js'
import type { InvitationFacts, InvitationTexts } from './texts/mail-texts.js'

/** What an invitation mail says. */
export interface InvitationMailContent {
  readonly communityName: string
  readonly ownerTenantName: string
  readonly invitedBy: EmailAddress
  readonly recipient: EmailAddress
  readonly deadline: Timestamp
  /** The whole link, its secret in the fragment. */
  readonly link: string
  /** The community's contact e-mail, where an answer to the mail goes. */
  readonly contactEmail: EmailAddress
}

const longestName = { subject: 60, body: 100 } as const

const nameInBody = (name: string): string => isolated(unlinked(strangerText(name, longestName.body)))

// Lists of mails make no links of subjects, so that a dot may stay a dot there; an address must not look like one.
const nameInSubject = (name: string): string =>
  isolated(strangerText(name, longestName.subject).replaceAll('://', ': //'))

const page = (texts: InvitationTexts, facts: InvitationFacts, { subject, link }: { subject: string; link: string }) =>
  mailPage({
    language: texts.language,
    direction: texts.direction,
    title: subject,
    preview: texts.preview(facts),
    card: [
      paragraph('kind', texts.kind),
      heading(texts.heading(facts)),
      paragraph('lead', texts.introduction(facts)),
      factsBox(texts.facts(facts)),
      button(link, texts.button),
      subheading(texts.stepsHeading),
      steps(texts.steps(facts)),
      paragraph('strong', texts.deadline(facts)),
      paragraph('small', texts.linkHint),
      plainLink(link),
    ],
    below: [paragraph('small', texts.unexpected(facts)), paragraph('small', texts.questions(facts))],
  })

const plain = (texts: InvitationTexts, facts: InvitationFacts, link: string): string =>
  [
    texts.heading(facts),
    '',
    texts.introduction(facts),
    '',
    ...texts.facts(facts).map(([label, value]) => `${label}: ${value}`),
    '',
    `${texts.button}:`,
    link,
    '',
    texts.stepsHeading,
    ...texts.steps(facts).map((step, index) => `${index + 1}. ${step}`),
    '',
    texts.deadline(facts),
    '',
    texts.unexpected(facts),
    texts.questions(facts),
    '',
  ].join('\n')

/**
 * The invitation as a mail, text and HTML from the same sentences. Names come from strangers and are made harmless;
 * the only link in it is the one given.
 */
export const invitationMail = (
  content: InvitationMailContent,
  messageId: string,
  texts: InvitationTexts = english,
): Mail => {
  const { communityName, ownerTenantName, invitedBy, recipient, deadline, link, contactEmail } = content
  const facts: InvitationFacts = {
    ...{ invitedBy, recipient, contact: contactEmail },
    community: nameInBody(communityName),
    owner: nameInBody(ownerTenantName),
    deadline: texts.time(new Date(millisecondsOf(deadline))),
  }
  const subject = texts.subject({ community: nameInSubject(communityName), owner: nameInSubject(ownerTenantName) })
  return {
    messageId,
    to: recipient,
    subject,
    text: plain(texts, facts, link),
    html: page(texts, facts, { subject, link }),
    replyTo: contactEmail,
  }
}
