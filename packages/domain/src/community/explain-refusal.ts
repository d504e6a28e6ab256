import type { RefusalAmong, RefusalCode, RefusalFacts } from './refusals.js'

/** A refusal in words. */
export interface RefusalExplanation {
  /** What is the matter, one sentence with the facts in it. */
  readonly message: string
  /** What to do now, one sentence. */
  readonly advice: string
  /** True where the very same command can succeed later without anybody changing it. */
  readonly retryable: boolean
}

const final = (message: string, advice: string): RefusalExplanation => ({ message, advice, retryable: false })
const later = (message: string, advice: string): RefusalExplanation => ({ message, advice, retryable: true })

const explanations: { readonly [Code in RefusalCode]: (facts: RefusalFacts[Code]) => RefusalExplanation } = {
  'email-not-verified': () =>
    final(
      'Your e-mail address is not verified.',
      'Verify it with your identity provider, or open the link in the mail.',
    ),
  'not-the-recipient': (facts) =>
    final(
      `This invitation was sent to ${facts.maskedRecipient}, not to the address you are signed in with.`,
      'Sign in with the invited address, or ask for an invitation to yours.',
    ),
  'link-invalid': () =>
    final('This link is not genuine or not complete.', 'Open the link from the mail again, the whole of it.'),
  'link-superseded': (facts) =>
    final(`This link was replaced by the one in the mail of ${facts.sentAt}.`, 'Use the link in that mail.'),
  'wrong-tenant': (facts) =>
    final(
      `You are signed in to tenant ${facts.signedInTenantId}, but this names ${facts.namedTenantId}.`,
      'Sign in to the tenant that it is about, or name the one you are signed in to.',
    ),
  'own-tenant': () => final('Your tenant owns this community.', 'Sign in to the tenant that shall join it.'),
  'not-tenant-administrator': (facts) =>
    final(`You do not administer tenant ${facts.tenantId}.`, 'Ask an administrator of your tenant to do this.'),
  'tenant-has-open-acceptance': (facts) =>
    final(
      `Tenant ${facts.tenantId} has accepted another invitation to this community, which waits for confirmation.`,
      'Wait for that confirmation, or withdraw that acceptance first.',
    ),
  'already-accepted': (facts) =>
    final(
      `${facts.acceptedBy.email} accepted this invitation for tenant ${facts.tenantId} at ${facts.acceptedAt}.`,
      'Nothing more to do here: the community owner confirms next.',
    ),
  'already-confirmed': (facts) =>
    final(
      `${facts.confirmedBy.email} confirmed tenant ${facts.tenantId} at ${facts.confirmedAt}.`,
      'Nothing more to do: the tenant is a member.',
    ),
  'already-member': (facts) =>
    final(`Tenant ${facts.tenantId} is a member since ${facts.since}.`, 'Nothing more to do.'),
  'not-accepted': (facts) =>
    later(`Nobody has accepted this invitation yet; it is open until ${facts.deadline}.`, 'Wait for the acceptance.'),
  'other-tenant-accepted': (facts) =>
    final(
      `Tenant ${facts.tenantId} accepted, not ${facts.namedTenantId}.`,
      'Look at the invitation again, and confirm only the tenant you expect.',
    ),
  'acceptance-changed': () => final('The invitation changed since you looked at it.', 'Look at it again, then decide.'),
  'invitation-expired': (facts) =>
    final(`The invitation expired at ${facts.deadline}.`, 'Ask the community owner for a new invitation.'),
  'accepted-meanwhile': (facts) =>
    final(
      `${facts.acceptedBy.email} accepted this invitation for tenant ${facts.tenantId} at ${facts.acceptedAt}.`,
      'Confirm or refuse that tenant instead.',
    ),
  'not-due': (facts) => later(`The invitation is open until ${facts.deadline}.`, 'Wait until then.'),
  'already-declined': (facts) =>
    final(`${facts.by.email} declined this invitation at ${facts.at}.`, 'A new invitation can be sent at any time.'),
  'already-withdrawn': (facts) =>
    final(
      `${facts.by.email} withdrew the acceptance of this invitation at ${facts.at}.`,
      'A new invitation can be sent at any time.',
    ),
  'already-refused': (facts) =>
    final(
      `${facts.by.email} refused the tenant that accepted, at ${facts.at}.`,
      'A new invitation can be sent at any time.',
    ),
  'already-revoked': (facts) =>
    final(`${facts.by.email} revoked this invitation at ${facts.at}.`, 'A new invitation can be sent at any time.'),
  'community-closed': (facts) =>
    final(`The community was closed at ${facts.closedAt}.`, 'Nothing can be done in it any more; its history stays.'),
  'four-eyes-required': (facts) =>
    final(
      `In this community, whoever invited (${facts.issuedBy.email}) may not decide on the acceptance.`,
      'Ask another administrator of your tenant to decide.',
    ),
  'only-issuer-confirms': (facts) =>
    final(
      `In this community only whoever invited may decide on the acceptance: ${facts.issuedBy.email}.`,
      'Ask that administrator to decide.',
    ),
  'community-not-found': () =>
    final('There is no such community that you can see.', 'Check the id and the tenant you are signed in to.'),
  'invitation-not-found': () =>
    final('There is no such invitation that you can see.', 'Check the id and who you are signed in as.'),
  'community-id-taken': () =>
    final('A community with this id exists.', 'Choose another id; each command needs an id of its own.'),
  'not-community-administrator': (facts) =>
    final(
      `You do not administer this community for tenant ${facts.tenantId}.`,
      'Ask a community administrator of your tenant.',
    ),
  'not-owner-tenant': (facts) =>
    final(
      `Only tenant ${facts.ownerTenantId}, which owns the community, can do this.`,
      "Ask one of the owner's community administrators.",
    ),
  'administrator-roles-exclude-creator': () =>
    final(
      'None of your roles is among the administrator roles of the new community.',
      'Create it as a tenant or community administrator, and name at least one role that you hold.',
    ),
  'invitation-id-taken': ({ invitationId }) =>
    final(
      `An invitation with the id ${invitationId} exists.`,
      'Choose another id; each command needs an id of its own.',
    ),
  'already-invited': (facts) =>
    final(
      `This address has an open invitation (${facts.invitationId}) until ${facts.deadline}.`,
      'Use that invitation.',
    ),
  'too-many-pending': (facts) =>
    later(
      `The community has ${facts.limit} open invitations, which is its limit.`,
      'Revoke some, or wait until some are confirmed or expired.',
    ),
  'too-many-to-recipient': (facts) =>
    later(
      `This address got ${facts.limit} mails of this community within 24 hours, which is the limit.`,
      `Wait until ${facts.retryAt}.`,
    ),
  'too-many-by-sender': (facts) =>
    later(
      `You had ${facts.limit} invitation mails of this community sent within 24 hours, which is the limit.`,
      `Wait until ${facts.retryAt}.`,
    ),
  'not-a-member': (facts) => final(`Tenant ${facts.tenantId} is not a member.`, 'Look at the list of tenants again.'),
  'owner-stays': (facts) =>
    final(`Tenant ${facts.tenantId} owns the community and cannot leave it.`, 'Close the community instead.'),
  'name-not-typed': (facts) =>
    final('What was typed is not the name of the community.', `Type its name exactly: ${facts.name}`),
  'already-paused': (facts) => final(`${facts.by.email} paused sharing at ${facts.at}.`, 'Nothing more to do.'),
  'not-paused': (facts) => final(`Tenant ${facts.tenantId} has not paused its sharing.`, 'Nothing more to do.'),
  'nothing-to-change': () => final('It is so already.', 'Nothing more to do.'),
  'policy-not-workable': (facts) =>
    final(`Such rules would not work: ${facts.field} ${facts.problem}.`, 'Choose another value.'),
  'too-many-members': (facts) =>
    final(`A tenant can have at most ${facts.limit} members in a community.`, 'Remove some first.'),
  'command-id-reused': () => final('This command id was used for another command.', 'Use a new id for a new command.'),
  'revision-changed': (facts) =>
    final(
      `The community is at revision ${facts.currentRevision}, not ${facts.expectedRevision}.`,
      'Read it again, then decide.',
    ),
  'history-not-understood': (facts) =>
    final(
      `The community's history holds ${facts.unknownEvents} events of a newer version of this software.`,
      'Upgrade this installation.',
    ),
}

/** Puts a refusal into words: what is the matter, what to do, and whether trying again can help. */
export const explainRefusal = <Code extends RefusalCode>(refusal: RefusalAmong<Code>): RefusalExplanation =>
  explanations[refusal.code](refusal.facts)
