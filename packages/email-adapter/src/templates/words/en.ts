import { match } from 'ts-pattern'
import type { MailWords, Told, ToldMismatch } from './mail-words.js'
import { dayIn, listIn, pluralIn, timeIn } from './spelling.js'

const list = listIn('en')

const mismatch = (what: ToldMismatch): string =>
  match(what)
    .with(
      { code: 'other-address' },
      ({ invited, accepted }) => `${invited} was invited, but ${accepted} accepted with the link of the mail.`,
    )
    .with(
      { code: 'domain-not-of-tenant' },
      ({ address, domains }) => `${address} is not in a domain of this tenant, which has ${list(domains)}.`,
    )
    .with(
      { code: 'name-looks-alike' },
      ({ name, otherName, otherId }) =>
        `The name ${name} looks like ${otherName}, which is another tenant (${otherId}).`,
    )
    .with({ code: 'young-tenant' }, ({ since }) => `This tenant exists only since ${since}.`)
    .with({ code: 'unknown-tenant' }, ({ tenantId }) => `The platform knows no tenant under the id ${tenantId}.`)
    .exhaustive()

const invitation = (told: Told) => ({
  subject: `${told.short.owner} invites your organisation to the community “${told.short.community}”`,
  preview: `Accept for one of your tenants. Valid until ${told.deadline}.`,
  kind: 'Community invitation',
  heading: `Join the community “${told.community}”`,
  lead: `${told.owner} invites a tenant that you administer to its private community “${told.community}”.`,
  facts: [
    ['From', told.owner],
    ['Invited by', told.person],
    ['Valid until', told.deadline],
  ] as const,
  steps: [
    'You accept for one of the tenants that you administer. You see which one before you do.',
    `${told.owner} looks at which tenant accepted, and confirms it.`,
    'Only then is your tenant a member of the community. Nothing is shared before.',
  ],
  strong: `Your acceptance and their confirmation are both due before ${told.deadline}.`,
  button: 'View community invite',
  aside: `This mail was sent to ${told.to}. If you did not expect it, ignore it: unless you accept, nothing happens.`,
})

const confirmationDue = (told: Told) => ({
  subject: `${told.short.tenant} accepted for “${told.short.community}”: your confirmation is due`,
  preview: `Look at who accepted, and confirm or refuse before ${told.deadline}.`,
  kind: 'Confirmation due',
  heading: `${told.tenant} waits for your confirmation`,
  lead: `${told.person} accepted the invitation to “${told.community}” for ${told.tenant}. It is not a member yet: whether it becomes one is for you to say.`,
  facts: [
    ['Tenant', `${told.tenant} (${told.tenantId})`],
    ['Accepted by', told.person],
    ['Accepted', told.when],
    ['Invited', told.invited],
    ['Confirm before', told.deadline],
  ] as const,
  strong: 'Make sure that this is the tenant that you meant to invite. Once you confirm, it is a member and can share.',
  button: 'Look at it and confirm',
  aside: 'If you do nothing, the invitation expires and nothing is shared.',
})

/** The mails in English. */
export const english: MailWords = {
  language: 'en',
  direction: 'ltr',
  time: timeIn('en-GB'),
  day: dayIn('en-GB'),
  list,
  stepsHeading: 'What happens next',
  quoteHeading: (person) => `${person} writes to you:`,
  mismatchesHeading: pluralIn('en', { one: 'One thing does not match', other: 'These things do not match' }),
  mismatch,
  linkHint: 'If the button does not work, copy this whole address into your browser:',
  questions: (contact) => `Questions? Answer this mail; your answer goes to ${contact}.`,
  mails: {
    invitation,
    resent: (told) => ({
      ...invitation(told),
      strong:
        'This invitation was sent again: the link in earlier mails does not work any more, the one in this mail does.',
    }),
    reminder: (told) => ({
      ...invitation(told),
      subject: `Reminder: ${told.short.owner} invites your organisation to “${told.short.community}”`,
      preview: `Nobody has accepted yet. The invitation ends ${told.deadline}.`,
      kind: 'Reminder',
      strong: `The invitation ends ${told.deadline}. Acceptance and confirmation are both due before that.`,
    }),
    'confirmation-due': confirmationDue,
    'confirmation-reminder': (told) => ({
      ...confirmationDue(told),
      subject: `Reminder: ${told.short.tenant} still waits for your confirmation for “${told.short.community}”`,
      kind: 'Reminder',
      heading: `${told.tenant} still waits for your confirmation`,
    }),
    accepted: (told) => ({
      subject: `You accepted for “${told.short.community}”; the confirmation is still to come`,
      preview: `${told.tenant} is not a member yet. ${told.owner} has to confirm it.`,
      kind: 'Waiting for confirmation',
      heading: 'Accepted, and not a member yet',
      lead: `You accepted the invitation to “${told.community}” for ${told.tenant}. ${told.owner} now looks at it and confirms it.`,
      facts: [
        ['Your tenant', told.tenant],
        ['Accepted', told.when],
        ['Confirmation due before', told.deadline],
      ],
      strong: `${told.tenant} is not a member until then. You get a mail as soon as it is.`,
      button: 'View the invitation',
      aside: 'Did you accept for the wrong tenant? You can take the acceptance back as long as it is not confirmed.',
    }),
    confirmed: (told) => ({
      subject: `${told.short.tenant} is a member of “${told.short.community}”`,
      preview: `${told.owner} has confirmed your tenant.`,
      kind: 'Membership confirmed',
      heading: `Welcome to “${told.community}”`,
      lead: `${told.owner} has confirmed ${told.tenant}. From now on it is a member of the community.`,
      facts: [
        ['Tenant', told.tenant],
        ['Confirmed', told.when],
      ],
      steps: [
        'Choose which of your roles administer the community, and its contact e-mail on your side.',
        'Add those of your users who may see what is shared.',
      ],
      button: 'Open the community',
    }),
    declined: (told) => ({
      subject: `The invitation of ${told.invited} to “${told.short.community}” was declined`,
      preview: `${told.person} declined it.`,
      kind: 'Invitation declined',
      heading: 'Your invitation was declined',
      lead: `${told.person} declined the invitation to “${told.community}”. Nothing more will happen with it.`,
      facts: [
        ['Invited', told.invited],
        ['Declined', told.when],
      ],
      button: 'Open the community',
      aside: 'You can invite the same address again at any time.',
    }),
    withdrawn: (told) => ({
      subject: `${told.short.tenant} took its acceptance for “${told.short.community}” back`,
      preview: 'There is nothing to confirm any more.',
      kind: 'Acceptance taken back',
      heading: `${told.tenant} took its acceptance back`,
      lead: `${told.person} took the acceptance of ${told.tenant} for “${told.community}” back. There is nothing to confirm any more.`,
      facts: [
        ['Invited', told.invited],
        ['Taken back', told.when],
      ],
      button: 'Open the community',
      aside: 'You can invite the same address again at any time.',
    }),
    refused: (told) => ({
      subject: `${told.short.tenant} was not confirmed for “${told.short.community}”`,
      preview: `${told.owner} did not confirm your tenant.`,
      kind: 'Not confirmed',
      heading: `${told.tenant} does not become a member`,
      lead: `${told.owner} did not confirm ${told.tenant} for the community “${told.community}”. Nothing was shared.`,
      facts: [['Tenant', told.tenant]],
      aside: `If you think that this is a mistake, ask ${told.owner} for a new invitation.`,
    }),
    revoked: (told) => ({
      subject: `The invitation to “${told.short.community}” was taken back`,
      preview: 'Its link works no more. There is nothing to do.',
      kind: 'Invitation taken back',
      heading: 'Your invitation was taken back',
      lead: `${told.owner} took the invitation to the community “${told.community}” back. The link in earlier mails works no more.`,
      facts: [],
      aside: 'There is nothing for you to do.',
    }),
    expired: (told) => ({
      subject: `The invitation to “${told.short.community}” has expired`,
      preview: `Its deadline was ${told.deadline}.`,
      kind: 'Invitation expired',
      heading: 'The invitation has expired',
      lead:
        told.tenant === ''
          ? `Nobody accepted the invitation to “${told.community}” in time.`
          : `${told.owner} did not confirm ${told.tenant} for “${told.community}” in time. Nothing was shared.`,
      facts: [['Deadline', told.deadline]],
      aside: `If you still want to join, ask ${told.owner} for a new invitation.`,
    }),
    'expired-for-owner': (told) => ({
      subject: `The invitation of ${told.invited} to “${told.short.community}” has expired`,
      preview: `Its deadline was ${told.deadline}.`,
      kind: 'Invitation expired',
      heading: 'An invitation has expired',
      lead:
        told.tenant === ''
          ? `Nobody accepted the invitation of ${told.invited} to “${told.community}” in time.`
          : `${told.tenant} had accepted, and nobody confirmed it for “${told.community}” in time.`,
      facts: [
        ['Invited', told.invited],
        ['Deadline', told.deadline],
      ],
      button: 'Open the community',
      aside: 'You can invite the same address again at any time.',
    }),
    removed: (told) => ({
      subject: `${told.short.tenant} is no longer a member of “${told.short.community}”`,
      preview: 'All sharing with the community has ended.',
      kind: 'Membership ended',
      heading: `${told.tenant} was removed`,
      lead: `${told.owner} removed ${told.tenant} from the community “${told.community}”. All sharing ended at once, both ways.`,
      facts: [['Removed', told.when]],
      aside: `Questions about it are best asked of ${told.owner}.`,
    }),
    left: (told) => ({
      subject: `${told.short.tenant} has left “${told.short.community}”`,
      preview: 'All sharing with it has ended.',
      kind: 'Membership ended',
      heading: `${told.tenant} has left`,
      lead: `${told.person} took ${told.tenant} out of the community “${told.community}”. All sharing with it ended at once, both ways.`,
      facts: [['Left', told.when]],
      button: 'Open the community',
      aside: 'You can invite it again at any time.',
    }),
  },
}
