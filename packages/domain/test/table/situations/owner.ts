import { after } from '../../support/decided.js'
import { deadline, invite, revoke } from '../../support/samples.js'
import { driftwood, issuer, recipient } from '../cast.js'
import type { Situation } from '../decision-table.js'
import type { InvitationFacts } from './invitation-facts.js'
import { accepted, community, everyState, invited, special, withPolicy } from './invitations.js'

type Row = Situation<InvitationFacts>
type Invitation = InvitationFacts['invitation']

const lapsed = { lapsed: true, now: deadline } as const
const revoked = after(invited, revoke({ actor: issuer }))

/** What another mail can meet, be it the first or one more: the limits, which hold for both. */
const atTheLimits = (invitation: Invitation, history: typeof invited): readonly Row[] => [
  special('as many mails to the address as allowed', withPolicy(history, { recipientDailyLimit: 2 }), {
    invitation,
    also: 'as many mails to the address as allowed',
  }),
  special('one mail less to the address than allowed', withPolicy(history, { recipientDailyLimit: 3 }), { invitation }),
  special('as many mails to the address as allowed, a day ago', withPolicy(history, { recipientDailyLimit: 2 }), {
    invitation,
    ...(invitation === 'Invited' ? lapsed : { now: deadline }),
  }),
  special('as many mails by the issuer as allowed', withPolicy(history, { senderDailyLimit: 4 }), {
    invitation,
    also: 'as many mails by the issuer as allowed',
  }),
]

const full = after(
  withPolicy(community, { pendingLimit: 1 }),
  invite({ number: 2, actor: issuer, recipient: driftwood.admin.email }),
)

/** What an invitation can meet: in each state of an earlier one to the address, and at each limit. */
export const inviteSituations: readonly Row[] = [
  ...everyState,
  special('the id is taken', revoked, { invitation: 'Revoked', also: 'the id is taken' }),
  special('as many open invitations as allowed', full, {
    invitation: 'unknown',
    also: 'as many open invitations as allowed',
  }),
  special('as many open invitations as allowed, but lapsed', full, { invitation: 'unknown', now: deadline }),
  ...atTheLimits('Revoked', revoked),
]

const sentLater = invite({ number: 2, actor: issuer, recipient: recipient.email, now: deadline })
const othersSentLater = invite({ number: 2, actor: issuer, recipient: driftwood.admin.email, now: deadline })

/** What sending an invitation again can meet. */
export const resendSituations: readonly Row[] = [
  ...everyState,
  special('lapsed, and the address has a later open invitation', after(invited, sentLater), {
    ...{ invitation: 'Invited', ...lapsed },
    also: 'an open invitation to the address',
  }),
  special(
    'lapsed, and as many others are open as allowed',
    after(withPolicy(invited, { pendingLimit: 1 }), othersSentLater),
    {
      ...{ invitation: 'Invited', ...lapsed },
      also: 'as many open invitations as allowed',
    },
  ),
  special(
    'Invited, as many open invitations as allowed, itself one of them',
    withPolicy(invited, { pendingLimit: 1 }),
    {
      invitation: 'Invited',
    },
  ),
  ...atTheLimits('Invited', invited),
]

const judged: readonly Row[] = [
  special('Accepted, another tenant is named', accepted, { invitation: 'Accepted', also: 'another tenant is named' }),
  special('Accepted, an older revision was looked at', accepted, {
    invitation: 'Accepted',
    also: 'an older revision was looked at',
  }),
  special('Accepted, the present revision was looked at', accepted, {
    invitation: 'Accepted',
    also: 'the present revision was looked at',
  }),
  special('Accepted, four eyes', withPolicy(accepted, { fourEyes: true }), {
    invitation: 'Accepted',
    also: 'four eyes',
  }),
  special('Accepted, only the issuer confirms', withPolicy(accepted, { confirmBy: 'issuer' }), {
    invitation: 'Accepted',
    also: 'only the issuer confirms',
  }),
]

/** What judging an acceptance can meet. */
export const judgeSituations: readonly Row[] = [...everyState, ...judged]
