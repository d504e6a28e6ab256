import type { InvitationTexts } from './mail-texts.js'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

/** The invitation in English. */
export const english: InvitationTexts = {
  language: 'en',
  subject: ({ community, owner }) => `${owner} invites your organisation to the community “${community}”`,
  heading: ({ community }) => `Join the community “${community}”`,
  introduction: ({ community, owner, invitedBy }) =>
    `${owner} (${invitedBy}) invites a tenant that you administer to its private community “${community}”.`,
  button: 'View community invite',
  stepsHeading: 'What happens next',
  steps: ({ owner }) => [
    'You accept for one of the tenants that you administer. You will see which one before you do.',
    `${owner} looks at which tenant accepted, and confirms it.`,
    'Only then your tenant is a member of the community. Nothing is shared before.',
  ],
  deadline: ({ deadline }) => `Both have to happen before ${deadline}.`,
  linkHint: 'If the button does not work, copy this address into your browser, the whole of it:',
  unexpected: ({ recipient }) =>
    `This mail was sent to ${recipient}. If you did not expect it, ignore it: without your acceptance nothing happens.`,
  time: (instant) => `${time.format(instant)} UTC`,
}
