import { type EmailAddress, type TenantId, timestampOf } from '@community-handshake/domain'
import type { MailFacts, MailFactsOf, MailKind } from '../notifications/kinds/mail-facts.js'

const address = (text: string): EmailAddress => text as EmailAddress
const time = (text: string) => timestampOf(Date.parse(text))

const common = {
  to: address('bela@borealis.example'),
  languages: [],
  communityName: 'Grid data exchange',
  ownerTenantName: 'Aster Energy',
  contactEmail: address('grid@aster.example'),
  page: 'https://communities.example.com/communities/1',
}
const invitation = {
  ...common,
  role: 'invitee' as const,
  invitedBy: address('ada@aster.example'),
  deadline: time('2026-12-07T09:30:00Z'),
  link: 'https://communities.example.com/invitations/1#k1.1.secret',
  message: 'As we agreed by phone.',
}
const acceptance = {
  acceptingTenantName: 'Borealis Robotics',
  acceptingTenantId: 'borealis',
  acceptedBy: address('bela@borealis.example'),
  acceptedAt: time('2026-11-24T10:00:00Z'),
}
const due = {
  ...common,
  ...acceptance,
  role: 'owner' as const,
  invited: address('boss@borealis.example'),
  deadline: invitation.deadline,
  mismatches: [
    { code: 'other-address' as const, invited: address('boss@borealis.example'), accepted: acceptance.acceptedBy },
    {
      code: 'domain-not-of-tenant' as const,
      address: acceptance.acceptedBy,
      verifiedDomains: ['borealis.com', 'b.eu'],
    },
    {
      code: 'name-looks-alike' as const,
      name: 'Borealis Robotics',
      otherName: 'BoreaIis Robotics',
      otherTenantId: 'b2' as TenantId,
    },
    { code: 'young-tenant' as const, since: time('2026-11-20T00:00:00Z') },
    { code: 'unknown-tenant' as const, tenantId: 'borealis' as TenantId },
  ],
}
const ending = { ...common, role: 'inviter' as const, invited: address('bela@borealis.example') }
const member = { ...common, memberTenantName: 'Borealis Robotics' }

/** A sample of what a mail of each kind tells. */
export const sampleMails: { readonly [Kind in MailKind]: MailFactsOf<Kind> } = {
  invitation: { kind: 'invitation', ...invitation },
  resent: { kind: 'resent', ...invitation },
  reminder: { kind: 'reminder', ...invitation },
  'confirmation-due': { kind: 'confirmation-due', ...due },
  'confirmation-reminder': { kind: 'confirmation-reminder', ...due },
  accepted: { kind: 'accepted', ...common, ...acceptance, role: 'acceptor', deadline: invitation.deadline },
  confirmed: { kind: 'confirmed', ...member, role: 'acceptor', confirmedAt: time('2026-11-25T08:00:00Z') },
  declined: {
    ...{ kind: 'declined', ...ending, declinedBy: address('bela@borealis.example') },
    declinedAt: time('2026-11-25T08:00:00Z'),
  },
  withdrawn: {
    ...{ kind: 'withdrawn', ...ending, ...acceptance, withdrawnBy: acceptance.acceptedBy },
    withdrawnAt: time('2026-11-25T08:00:00Z'),
  },
  refused: { kind: 'refused', ...common, role: 'acceptor', acceptingTenantName: 'Borealis Robotics' },
  revoked: { kind: 'revoked', ...common, role: 'invitee' },
  expired: { kind: 'expired', ...common, role: 'invitee', deadline: invitation.deadline },
  'expired-for-owner': {
    ...{ kind: 'expired-for-owner', ...ending, deadline: invitation.deadline },
    acceptingTenantName: 'Borealis Robotics',
  },
  removed: { kind: 'removed', ...member, role: 'member', removedAt: time('2026-11-25T08:00:00Z') },
  left: {
    ...{ kind: 'left', ...member, role: 'owner', leftBy: acceptance.acceptedBy },
    leftAt: time('2026-11-25T08:00:00Z'),
  },
}

/** All of them. */
export const allSampleMails: readonly MailFacts[] = Object.values(sampleMails)
