import {
  accept,
  confirm,
  decline,
  expire,
  invite,
  monday,
  refuse,
  resend,
  revoke,
  withdraw,
} from '../support/samples.js'
import { borealis, driftwood, leads, recipient } from './cast.js'
import type { CommandTable } from './decision-table.js'
import { aroundAcceptance, byAddress, byLink, linkOf, ownersAndOthers, type PartyFacts } from './parties.js'
import { acceptRules, declineRules, withdrawRules } from './rules/answering-rules.js'
import { expireRules, inviteRules, judgeRules, resendRules, revokeRules } from './rules/owner-rules.js'
import { acceptSituations, declineSituations, withdrawSituations } from './situations/answering.js'
import type { InvitationFacts } from './situations/invitation-facts.js'
import { accepted, everyState } from './situations/invitations.js'
import { inviteSituations, judgeSituations, resendSituations } from './situations/owner.js'

type Table = CommandTable<InvitationFacts, PartyFacts>

// What every command takes from its row and its column.
const sent = ({ is }: { readonly is: InvitationFacts }, { is: who }: { readonly is: PartyFacts }) => ({
  actor: who.actor,
  ...(is.now === undefined ? {} : { now: is.now }),
})

const inviteTable: Table = {
  command: 'InviteTenant',
  summary: 'The owner’s community administrators invite an address; rows tell of an earlier invitation to it.',
  event: 'TenantInvited',
  situations: inviteSituations,
  groups: [ownersAndOthers],
  rules: inviteRules,
  commandOf: (row, column) =>
    invite({ ...sent(row, column), number: row.is.also === 'the id is taken' ? 1 : 5, recipient: recipient.email }),
}

const resendTable: Table = {
  command: 'ResendInvitation',
  summary: 'The owner’s community administrators send an invitation again; the older links are superseded.',
  event: 'InvitationResent',
  situations: resendSituations,
  groups: [ownersAndOthers],
  rules: resendRules,
  commandOf: (row, column) => resend(sent(row, column)),
}

// A tenant that the person is not signed in to.
const tenantElsewhere = ({ actor }: PartyFacts) =>
  actor.tenantId === driftwood.tenantId ? borealis.tenantId : driftwood.tenantId

const acceptTable: Table = {
  command: 'AcceptInvitation',
  summary: 'A tenant administrator accepts, by the invited address or with the link.',
  event: 'InvitationAccepted',
  situations: acceptSituations,
  groups: [byAddress, byLink],
  rules: acceptRules,
  commandOf: (row, column) =>
    accept({
      ...sent(row, column),
      ...linkOf(column.is),
      administratorRoles: leads,
      ...(row.is.also === 'another tenant is named' ? { tenantId: tenantElsewhere(column.is) } : {}),
    }),
}

const declineTable: Table = {
  command: 'DeclineInvitation',
  summary: 'The recipient declines, or a tenant administrator who holds the link.',
  event: 'InvitationDeclined',
  situations: declineSituations,
  groups: [byAddress, byLink],
  rules: declineRules,
  commandOf: (row, column) => decline({ ...sent(row, column), ...linkOf(column.is) }),
}

const withdrawTable: Table = {
  command: 'WithdrawAcceptance',
  summary:
    'An administrator of the accepting tenant, be it of the community or of the tenant, takes the acceptance back.',
  event: 'AcceptanceWithdrawn',
  situations: withdrawSituations,
  groups: [aroundAcceptance],
  rules: withdrawRules,
  commandOf: (row, column) => withdraw(sent(row, column)),
}

const seenRevisions: Readonly<Record<string, number>> = {
  'an older revision was looked at': accepted.length - 2,
  'the present revision was looked at': accepted.length - 1,
}

const seenRevisionOf = ({ also = '' }: { readonly also?: string }) => {
  const seenRevision = seenRevisions[also]
  return seenRevision === undefined ? {} : { seenRevision }
}

const judgement: (...cell: Parameters<Table['commandOf']>) => Parameters<typeof confirm>[0] = (row, column) => ({
  ...sent(row, column),
  tenantId: row.is.also === 'another tenant is named' ? driftwood.tenantId : borealis.tenantId,
  ...seenRevisionOf(row.is),
})

const confirmTable: Table = {
  command: 'ConfirmTenant',
  summary: 'The owner’s community administrators take in the tenant that accepted.',
  event: 'TenantConfirmed',
  situations: judgeSituations,
  groups: [ownersAndOthers],
  rules: judgeRules,
  commandOf: (row, column) => confirm(judgement(row, column)),
}

const refuseTable: Table = {
  ...confirmTable,
  command: 'RefuseTenant',
  summary: 'The owner’s community administrators turn away the tenant that accepted.',
  event: 'TenantRefused',
  commandOf: (row, column) => refuse(judgement(row, column)),
}

const revokeTable: Table = {
  command: 'RevokeInvitation',
  summary: 'The owner’s community administrators take back an invitation that nobody has accepted.',
  event: 'InvitationRevoked',
  situations: everyState,
  groups: [ownersAndOthers],
  rules: revokeRules,
  commandOf: (row, column) => revoke(sent(row, column)),
}

const expireTable: Table = {
  command: 'ExpireInvitation',
  summary: 'The clock notes that the deadline of an open invitation has passed.',
  event: 'InvitationExpired',
  situations: everyState,
  groups: [[{ title: 'the clock', is: { actor: recipient, tenant: 'outside', administers: 'nothing' } }]],
  rules: expireRules,
  commandOf: ({ is: { now } }) => expire(now === undefined ? { now: monday } : { now }),
}

/** The tables of the commands about an invitation. */
export const handshakeTables = [
  inviteTable,
  resendTable,
  acceptTable,
  declineTable,
  withdrawTable,
  confirmTable,
  refuseTable,
  revokeTable,
  expireTable,
]
