import type { Timestamp } from '../../../src/index.js'
import { after } from '../../support/decided.js'
import { accept, days, deadline, invite, later, monday, resend } from '../../support/samples.js'
import { borealis, driftwood, issuer, leads, recipient } from '../cast.js'
import { accepted, community, everyState, invited, newerSoftware, special, withPolicy } from './invitations.js'

const recipientOnly = special('Invited, only the recipient may accept', withPolicy(invited, { recipientOnly: true }), {
  invitation: 'Invited',
  also: 'recipient only',
})

// A colleague of the recipient accepted an invitation of his own, for the same tenant.
const colleague = { ...borealis.lead, roles: ['tenant-administrator'] }
const acceptedTwoWays = (now: Timestamp) =>
  after(
    community,
    invite({ number: 2, actor: issuer, recipient: colleague.email }),
    accept({ number: 2, actor: colleague, administratorRoles: leads }),
    invite({ actor: issuer, recipient: recipient.email, now }),
    resend({ actor: issuer, now }),
  )

/** What an acceptance can meet. */
export const acceptSituations = [
  ...everyState,
  recipientOnly,
  special('Invited, another tenant is named', invited, { invitation: 'Invited', also: 'another tenant is named' }),
  special('Invited, the tenant accepted another invitation', acceptedTwoWays(monday), {
    invitation: 'Invited',
    also: 'the tenant accepted another invitation',
  }),
  special('Invited, the tenant accepted another one that lapsed', acceptedTwoWays(later(monday, days(10))), {
    invitation: 'Invited',
    now: deadline,
  }),
]

/** What declining can meet. */
export const declineSituations = [...everyState, recipientOnly]

const byLink = after(invited, accept({ actor: driftwood.admin, linkGeneration: 2, administratorRoles: leads }))

/** What taking an acceptance back can meet. */
export const withdrawSituations = [
  ...everyState,
  newerSoftware(accepted, { invitation: 'Accepted' }),
  special('Accepted by another tenant with the link', byLink, {
    invitation: 'Accepted',
    also: 'another tenant accepted',
  }),
]
