import type { RefusalCode } from '../../../src/index.js'
import type { Rule } from '../decision-table.js'
import type { PartyFacts } from '../parties.js'
import type { InvitationFacts } from '../situations/invitation-facts.js'

// What design and documentation promise, said again in terms of rows and columns. Nothing here asks the software.

/** A rule about an invitation. */
export type InvitationRule = Rule<InvitationFacts, PartyFacts>

/** The tenant takes part in the community, whether as its owner or as a member. */
export const takesPart = ({ community, joined = false }: InvitationFacts, { tenant }: PartyFacts): boolean =>
  community !== 'none' && (tenant === 'owner' || tenant === 'member' || (tenant === 'invited' && joined))

export const understood: InvitationRule = {
  code: 'history-not-understood',
  where: 'the history holds events of newer software',
  holds: ({ community }) => community === 'of newer software',
}

/** What only the owner's community administrators may do. */
export const forOwners: readonly InvitationRule[] = [
  {
    code: 'community-not-found',
    where: 'the tenant takes no part in the community',
    holds: (state, who) => !takesPart(state, who),
  },
  understood,
  {
    code: 'not-owner-tenant',
    where: 'the tenant does not own the community',
    holds: (_state, { tenant }) => tenant !== 'owner',
  },
  {
    code: 'not-community-administrator',
    where: 'the person does not administer the community',
    holds: (_state, { administers }) => administers !== 'community',
  },
  {
    code: 'community-closed',
    where: 'the community was closed',
    holds: ({ community }) => community === 'closed',
  },
]

export const known: InvitationRule = {
  code: 'invitation-not-found',
  where: 'there is no such invitation',
  holds: ({ invitation }) => invitation === 'unknown',
}

const endings: readonly (readonly [InvitationFacts['invitation'], RefusalCode, string])[] = [
  ['Confirmed', 'already-confirmed', 'the tenant was confirmed'],
  ['Declined', 'already-declined', 'it was declined'],
  ['Withdrawn', 'already-withdrawn', 'the acceptance was withdrawn'],
  ['Refused', 'already-refused', 'the tenant was refused'],
  ['Revoked', 'already-revoked', 'it was revoked'],
  ['Expired', 'invitation-expired', 'it expired'],
]

const endingRule = ([name, code, where]: (typeof endings)[number]): InvitationRule => ({
  code,
  where,
  holds: ({ invitation }) => invitation === name,
})

/** An invitation that has come to an end stays there; that the community was closed is told to its owner before. */
export const notEnded: readonly InvitationRule[] = endings.map(endingRule)

/** The same for those who answer it. */
export const notEndedNorVoid: readonly InvitationRule[] = [
  ...notEnded,
  endingRule(['Voided', 'community-closed', 'the community was closed while it was open']),
]

export const inTime: InvitationRule = {
  code: 'invitation-expired',
  where: 'the deadline has passed, noted or not',
  holds: ({ lapsed = false }) => lapsed,
}

/** The right to answer: the verified address, or a good link. */
export const entitled: readonly InvitationRule[] = [
  {
    code: 'email-not-verified',
    where: 'the address is the recipient’s but not verified, and no link helps',
    holds: ({ also }, { address, link }) =>
      address === 'recipient, not verified' && (link === undefined || also === 'recipient only'),
  },
  {
    code: 'invitation-not-found',
    where: 'the person has neither the address nor a link',
    holds: (_state, { address, link }) => address === undefined && link === undefined,
  },
  {
    code: 'not-the-recipient',
    where: 'only the recipient may accept, and the person comes with a link',
    holds: ({ also }, { address }) => also === 'recipient only' && address !== 'recipient, verified',
  },
  {
    code: 'link-invalid',
    where: 'the link is of a mail that was never sent',
    holds: (_state, { link }) => link === 'forged',
  },
  {
    code: 'link-superseded',
    where: 'a later mail replaced the link',
    holds: (_state, { link }) => link === 'older',
  },
]
