import type { InvitationTexts } from './mail-texts.js'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

/** The invitation in English. */
export const english: InvitationTexts = {
  language: 'en',
  direction: 'ltr',
  subject: ({ community, owner }) => `${owner} invites your organisation to the community “${community}”`,
  preview: ({ deadline }) => `Accept for one of your tenants. Valid until ${deadline}.`,
  kind: 'Community invitation',
  heading: ({ community }) => `Join the community “${community}”`,
  introduction: ({ community, owner }) =>
    `${owner} invites a tenant that you administer to its private community “${community}”.`,
  facts: ({ owner, invitedBy, deadline }) => [
    ['From', owner],
    ['Invited by', invitedBy],
    ['Valid until', deadline],
  ],
  quoteHeading: ({ invitedBy }) => `${invitedBy} writes to you:`,
  replaces:
    'This invitation was sent again: the link in earlier mails does not work any more, the one in this mail does.',
  button: 'View community invite',
  stepsHeading: 'What happens next',
  steps: ({ owner }) => [
    'You accept for one of the tenants that you administer. You see which one before you do.',
    `${owner} looks at which tenant accepted, and confirms it.`,
    'Only then is your tenant a member of the community. Nothing is shared before.',
  ],
  deadline: ({ deadline }) => `Your acceptance and their confirmation are both due before ${deadline}.`,
  linkHint: 'If the button does not work, copy this whole address into your browser:',
  unexpected: ({ recipient }) =>
    `This mail was sent to ${recipient}. If you did not expect it, ignore it: unless you accept, nothing happens.`,
  questions: ({ contact }) => `Questions? Answer this mail; your answer goes to ${contact}.`,
  time: (instant) => `${time.format(instant)} UTC`,
}
