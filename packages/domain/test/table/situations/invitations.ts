import type { CommunityEvent, UnknownEvent } from '../../../src/index.js'
import { after } from '../../support/decided.js'
import {
  accept,
  changePolicy,
  close,
  confirm,
  create,
  deadline,
  decline,
  expire,
  historyOf,
  invite,
  refuse,
  removeTenant,
  resend,
  revoke,
  withdraw,
} from '../../support/samples.js'
import { aster, borealis, cascade, ember, issuer, leads, recipient } from '../cast.js'
import type { Situation } from '../decision-table.js'
import type { InvitationFacts } from './invitation-facts.js'

type History = readonly CommunityEvent[]
type Row = Situation<InvitationFacts>

/** An event that only a newer version of the software knows. */
export const ofNewerSoftware: UnknownEvent = { type: 'Unknown', storedType: 'Novelty', storedVersion: 1 }

const joining = (number: number, { admin, tenantId }: typeof cascade) => [
  invite({ number, actor: issuer, recipient: admin.email }),
  accept({ number, actor: admin, administratorRoles: leads }),
  confirm({ number, actor: aster.lead, tenantId }),
]

/** Aster's community, of which Cascade and Ember are members. */
export const community: History = historyOf(
  create({ actor: issuer, administratorRoles: leads }),
  ...joining(8, cascade),
  ...joining(9, ember),
)

/** The recipient is invited, and the mail was sent a second time: so there is an older link as well. */
export const invited: History = after(
  community,
  invite({ actor: issuer, recipient: recipient.email }),
  resend({ actor: issuer }),
)
export const accepted: History = after(invited, accept({ actor: recipient, administratorRoles: leads }))
export const confirmed: History = after(accepted, confirm({ actor: aster.lead, tenantId: borealis.tenantId }))

const byIssuer = { actor: issuer }

const open = (title: string, history: History, is: Omit<InvitationFacts, 'community'>): Row => ({
  title,
  history,
  is: { community: 'open', ...is },
})

/** There is nothing that the command could be about. */
export const nothing: readonly Row[] = [
  { title: 'no community', history: [], is: { community: 'none', invitation: 'unknown' } },
  open('no such invitation', community, { invitation: 'unknown' }),
]

/** The invitation waits for somebody. */
export const waiting: readonly Row[] = [
  open('Invited', invited, { invitation: 'Invited' }),
  open('Invited, past the deadline', invited, { invitation: 'Invited', lapsed: true, now: deadline }),
  open('Accepted', accepted, { invitation: 'Accepted' }),
  open('Accepted, past the deadline', accepted, { invitation: 'Accepted', lapsed: true, now: deadline }),
]

const removed = after(confirmed, removeTenant({ actor: issuer, tenantId: borealis.tenantId }))

/** The invitation has come to an end. */
export const ended: readonly Row[] = [
  open('Confirmed', confirmed, { invitation: 'Confirmed', joined: true, wasAccepted: true }),
  open('Confirmed, the tenant removed since', removed, { invitation: 'Confirmed', wasAccepted: true }),
  open('Declined', after(invited, decline({ actor: recipient })), { invitation: 'Declined' }),
  open('Withdrawn', after(accepted, withdraw({ actor: recipient })), { invitation: 'Withdrawn', wasAccepted: true }),
  open('Refused', after(accepted, refuse({ ...byIssuer, tenantId: borealis.tenantId })), {
    invitation: 'Refused',
    wasAccepted: true,
  }),
  open('Revoked', after(invited, revoke(byIssuer)), { invitation: 'Revoked' }),
  open('Expired, nobody had accepted', after(invited, expire()), { invitation: 'Expired', now: deadline }),
  open('Expired, a tenant had accepted', after(accepted, expire()), {
    invitation: 'Expired',
    wasAccepted: true,
    now: deadline,
  }),
]

const closed = (title: string, history: History, is: Omit<InvitationFacts, 'community'>): Row => ({
  title,
  history: after(history, close(byIssuer)),
  is: { community: 'closed', ...is },
})

/** The community was closed. */
export const closedCommunity: readonly Row[] = [
  closed('Voided: closed when Invited', invited, { invitation: 'Voided' }),
  closed('Voided: closed when Accepted', accepted, { invitation: 'Voided', wasAccepted: true }),
  closed('Confirmed, closed since', confirmed, { invitation: 'Confirmed', joined: true, wasAccepted: true }),
]

/** The history goes on with what this version of the software does not understand. */
export const newerSoftware = (history: History, is: Omit<InvitationFacts, 'community'>): Row => ({
  title: `${is.invitation}, with an event of newer software`,
  history: [...history, ofNewerSoftware],
  is: { community: 'of newer software', ...is },
})

/** Every state of an invitation. */
export const everyState: readonly Row[] = [
  ...nothing,
  ...waiting,
  ...ended,
  ...closedCommunity,
  newerSoftware(invited, { invitation: 'Invited' }),
]

/** The policy is another one since. */
export const withPolicy = (history: History, ...[changes]: Parameters<typeof changePolicy>): History =>
  after(history, changePolicy(changes, byIssuer))

/** A row that differs from a plain state. */
export const special = open
