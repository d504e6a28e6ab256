import { type EmailAddress, millisecondsOf, type Timestamp } from '@community-handshake/domain'
import type { ThreadedMail } from '../threaded-mail.js'
import { button, factsBox, heading, mailPage, paragraph, plainLink, quotation, steps, subheading } from './mail-page.js'
import { isolated, strangerLines, strangerText, unlinked } from './stranger-text.js'
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
  /** What the inviting person wrote; taken for hostile, whatever it was checked for before. */
  readonly message?: string
  /** The Message-ID of the first mail of the invitation, where this one follows it and takes its place. */
  readonly follows?: string
}

const longestName = { subject: 60, body: 100 } as const

const roomForMessage = { characters: 500, lines: 20 } as const

const nameInBody = (name: string): string => isolated(unlinked(strangerText(name, longestName.body)))

// Lists of mails make no links of subjects, so that a dot may stay a dot there; an address must not look like one.
const nameInSubject = (name: string): string =>
  isolated(strangerText(name, longestName.subject).replaceAll('://', ': //'))

/** What is put into a mail besides the sentences. */
interface Parts {
  readonly subject: string
  readonly link: string
  /** The lines of the inviting person's message; none where there is no message. */
  readonly message: readonly string[]
  readonly isSentAgain: boolean
}

const page = (texts: InvitationTexts, facts: InvitationFacts, { subject, link, message, isSentAgain }: Parts) =>
  mailPage({
    language: texts.language,
    direction: texts.direction,
    title: subject,
    preview: texts.preview(facts),
    card: [
      paragraph('kind', texts.kind),
      heading(texts.heading(facts)),
      paragraph('lead', texts.introduction(facts)),
      ...(isSentAgain ? [paragraph('strong', texts.replaces)] : []),
      factsBox(texts.facts(facts)),
      ...(message.length > 0 ? [quotation(texts.quoteHeading(facts), message)] : []),
      button(link, texts.button),
      subheading(texts.stepsHeading),
      steps(texts.steps(facts)),
      paragraph('strong', texts.deadline(facts)),
      paragraph('small', texts.linkHint),
      plainLink(link),
    ],
    below: [paragraph('small', texts.unexpected(facts)), paragraph('small', texts.questions(facts))],
  })

// Marked as quoted, line by line, so that nothing in it can pass for a sentence of ours.
const quoted = (texts: InvitationTexts, facts: InvitationFacts, message: readonly string[]): readonly string[] =>
  message.length > 0 ? [texts.quoteHeading(facts), ...message.map((line) => `> ${line}`), ''] : []

const plain = (texts: InvitationTexts, facts: InvitationFacts, { link, message, isSentAgain }: Parts): string =>
  [
    texts.heading(facts),
    '',
    texts.introduction(facts),
    '',
    ...(isSentAgain ? [texts.replaces, ''] : []),
    ...texts.facts(facts).map(([label, value]) => `${label}: ${value}`),
    '',
    ...quoted(texts, facts, message),
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
 * The invitation as a mail, text and HTML from the same sentences. Names and the message come from strangers and are
 * made harmless; the only link in it is the one given.
 */
export const invitationMail = (
  content: InvitationMailContent,
  messageId: string,
  texts: InvitationTexts = english,
): ThreadedMail => {
  const { communityName, ownerTenantName, invitedBy, recipient, deadline, link, contactEmail, follows } = content
  const facts: InvitationFacts = {
    ...{ invitedBy, recipient, contact: contactEmail },
    community: nameInBody(communityName),
    owner: nameInBody(ownerTenantName),
    deadline: texts.time(new Date(millisecondsOf(deadline))),
  }
  const subject = texts.subject({ community: nameInSubject(communityName), owner: nameInSubject(ownerTenantName) })
  const message = strangerLines(content.message ?? '', roomForMessage).map((line) => isolated(unlinked(line)))
  const parts: Parts = { subject, link, message, isSentAgain: follows !== undefined }
  return {
    messageId,
    to: recipient,
    subject,
    text: plain(texts, facts, parts),
    html: page(texts, facts, parts),
    replyTo: contactEmail,
    ...(follows === undefined ? {} : { follows }),
  }
}
