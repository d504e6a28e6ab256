import { type EmailAddress, type Mail, millisecondsOf, type Timestamp } from '@community-handshake/domain'
import { type Html, html } from './html.js'
import { strangerText } from './stranger-text.js'
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
  /** Where an answer to the mail goes. */
  readonly contactEmail: EmailAddress
}

/** Text colours on their backgrounds, light and dark; each pair has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
export const colours = {
  light: { page: '#f3f4f6', card: '#ffffff', text: '#111827', quiet: '#4b5563', link: '#3730a3' },
  dark: { page: '#0b0f19', card: '#161b2a', text: '#f3f4f6', quiet: '#b6bdcb', link: '#b4b8ff' },
  button: { background: '#3730a3', text: '#ffffff' },
} as const

const font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

const style = (): Html => {
  const { dark } = colours
  // Fixed text of ours; mail programs that know no media queries keep the inline colours.
  return {
    html: `<style>@media (prefers-color-scheme: dark) {
.page { background: ${dark.page} !important } .card { background: ${dark.card} !important }
.text { color: ${dark.text} !important } .quiet { color: ${dark.quiet} !important } .link { color: ${dark.link} !important }
}</style>`,
  }
}

const steps = (items: readonly string[]): Html =>
  items
    .map(
      (item, index) => html`<tr>
<td class="quiet" valign="top" style="padding: 0 12px 10px 0; color: ${colours.light.quiet}; font: 600 15px/22px ${font}">${String(index + 1)}.</td>
<td class="text" style="padding: 0 0 10px; color: ${colours.light.text}; font: 15px/22px ${font}">${item}</td>
</tr>`,
    )
    .reduce((all, one) => ({ html: all.html + one.html }), { html: '' })

const page = (texts: InvitationTexts, facts: InvitationFacts, link: string): Html => {
  const { light, button } = colours
  return html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${texts.subject(facts)}</title>
${style()}
</head>
<body class="page" style="margin: 0; padding: 0; background: ${light.page}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background: ${light.page}">
<tr><td align="center" style="padding: 32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width: 560px; background: ${light.card}; border-radius: 12px">
<tr><td style="padding: 36px 32px 32px">
<h1 class="text" style="margin: 0 0 16px; color: ${light.text}; font: 600 24px/32px ${font}">${texts.heading(facts)}</h1>
<p class="text" style="margin: 0 0 24px; color: ${light.text}; font: 16px/25px ${font}">${texts.introduction(facts)}</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td style="border-radius: 8px; background: ${button.background}">
<a href="${link}" style="display: inline-block; padding: 14px 26px; color: ${button.text}; font: 600 16px/20px ${font}; text-decoration: none">${texts.button}</a>
</td></tr></table>
<h2 class="text" style="margin: 32px 0 12px; color: ${light.text}; font: 600 16px/24px ${font}">${texts.stepsHeading}</h2>
<table role="presentation" cellpadding="0" cellspacing="0" border="0">${steps(texts.steps(facts))}</table>
<p class="text" style="margin: 6px 0 24px; color: ${light.text}; font: 600 15px/22px ${font}">${texts.deadline(facts)}</p>
<p class="quiet" style="margin: 0 0 6px; color: ${light.quiet}; font: 13px/20px ${font}">${texts.linkHint}</p>
<p style="margin: 0 0 24px; font: 13px/20px ${font}; word-break: break-all"><a href="${link}" class="link" style="color: ${light.link}">${link}</a></p>
<p class="quiet" style="margin: 0; color: ${light.quiet}; font: 13px/20px ${font}">${texts.unexpected(facts)}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>`
}

const plain = (texts: InvitationTexts, facts: InvitationFacts, link: string): string =>
  [
    texts.heading(facts),
    '',
    texts.introduction(facts),
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
  const facts: InvitationFacts = {
    community: strangerText(content.communityName),
    owner: strangerText(content.ownerTenantName),
    invitedBy: content.invitedBy,
    recipient: content.recipient,
    deadline: texts.time(new Date(millisecondsOf(content.deadline))),
  }
  return {
    messageId,
    to: content.recipient,
    subject: texts.subject(facts),
    text: plain(texts, facts, content.link),
    html: page(texts, facts, content.link).html,
    replyTo: content.contactEmail,
  }
}
