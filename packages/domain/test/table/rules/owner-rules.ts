import { forOwners, type InvitationRule, inTime, known, notEnded, notEndedNorVoid, understood } from './shared-rules.js'

const mailLimits: readonly InvitationRule[] = [
  {
    code: 'too-many-to-recipient',
    where: 'the address got as many mails within 24 hours as the policy allows',
    holds: ({ also }) => also === 'as many mails to the address as allowed',
  },
  {
    code: 'too-many-by-sender',
    where: 'the person had as many mails sent within 24 hours as the policy allows',
    holds: ({ also }, { isIssuer = false }) => also === 'as many mails by the issuer as allowed' && isIssuer,
  },
]

/** Inviting: one open invitation an address, within the limits. */
export const inviteRules: readonly InvitationRule[] = [
  ...forOwners,
  {
    code: 'invitation-id-taken',
    where: 'an invitation with that id exists',
    holds: ({ also }) => also === 'the id is taken',
  },
  {
    code: 'already-invited',
    where: 'the address has an open invitation',
    holds: ({ invitation, lapsed = false }) => !lapsed && (invitation === 'Invited' || invitation === 'Accepted'),
  },
  {
    code: 'too-many-pending',
    where: 'as many invitations are open as the policy allows',
    holds: ({ also }) => also === 'as many open invitations as allowed',
  },
  ...mailLimits,
]

/** Sending again: as long as nobody accepted, also after it expired. */
export const resendRules: readonly InvitationRule[] = [
  ...forOwners,
  known,
  ...notEnded.filter(({ code }) => code !== 'invitation-expired'),
  {
    code: 'invitation-expired',
    where: 'it expired, or its deadline has passed, and a tenant had accepted',
    holds: ({ invitation, lapsed = false, wasAccepted = invitation === 'Accepted' }) =>
      wasAccepted && (lapsed || invitation === 'Expired'),
  },
  {
    code: 'accepted-meanwhile',
    where: 'a tenant has accepted (confirm or refuse it instead)',
    holds: ({ invitation }) => invitation === 'Accepted',
  },
  {
    code: 'already-invited',
    where: 'it lapsed, and the address has a later open invitation',
    holds: ({ also }) => also === 'an open invitation to the address',
  },
  {
    code: 'too-many-pending',
    where: 'it lapsed, and as many other invitations are open as the policy allows',
    holds: ({ also }) => also === 'as many open invitations as allowed',
  },
  ...mailLimits,
]

/** Judging an acceptance: in time, as it was looked at, by whom the policy lets; one list for both judgements. */
export const judgeRules: readonly InvitationRule[] = [
  ...forOwners,
  known,
  ...notEnded,
  {
    code: 'not-accepted',
    where: 'nobody has accepted it',
    holds: ({ invitation, lapsed = false }) => invitation === 'Invited' && !lapsed,
  },
  {
    code: 'other-tenant-accepted',
    where: 'it names another tenant than the one that accepted',
    holds: ({ also }) => also === 'another tenant is named',
  },
  {
    code: 'acceptance-changed',
    where: 'it names another revision of the invitation than the present one',
    holds: ({ also }) => also === 'an older revision was looked at',
  },
  inTime,
  {
    code: 'only-issuer-confirms',
    where: 'the policy lets only the issuer decide, and the person is another',
    holds: ({ also }, { isIssuer = false }) => also === 'only the issuer confirms' && !isIssuer,
  },
  {
    code: 'four-eyes-required',
    where: 'the policy wants four eyes, and the person is the issuer',
    holds: ({ also }, { isIssuer = false }) => also === 'four eyes' && isIssuer,
  },
]

/** Revoking: as long as nobody has accepted. */
export const revokeRules: readonly InvitationRule[] = [
  ...forOwners,
  known,
  ...notEnded,
  inTime,
  {
    code: 'accepted-meanwhile',
    where: 'a tenant has accepted (refuse it instead)',
    holds: ({ invitation }) => invitation === 'Accepted',
  },
]

/** Expiring: by the clock, from the deadline on. */
export const expireRules: readonly InvitationRule[] = [
  understood,
  { code: 'community-not-found', where: 'there is no such community', holds: ({ community }) => community === 'none' },
  known,
  ...notEndedNorVoid,
  { code: 'not-due', where: 'the deadline has not come', holds: ({ lapsed = false }) => !lapsed },
]
