import type { Actor } from '../../src/index.js'
import { aster, borealis, cascade, driftwood, issuer, recipient } from './cast.js'
import type { Party } from './decision-table.js'

/** What somebody who acts on an invitation says of themselves. */
export interface PartyFacts {
  readonly actor: Actor
  readonly tenant: 'owner' | 'invited' | 'member' | 'outside'
  /** Of the community, of the tenant, or of neither. */
  readonly administers: 'community' | 'tenant' | 'nothing'
  readonly address?: 'recipient, verified' | 'recipient, not verified'
  readonly link?: 'current' | 'older' | 'forged'
  readonly isIssuer?: boolean
}

const linkGenerations = { older: 1, current: 2, forged: 3 } as const

/** The field of a command that says with which link somebody comes. */
export const linkOf = ({ link }: PartyFacts) => (link === undefined ? {} : { linkGeneration: linkGenerations[link] })

const party = (title: string, is: PartyFacts): Party<PartyFacts> => ({ title, is })

const theIssuer = party('owner: who invited', {
  actor: issuer,
  tenant: 'owner',
  administers: 'community',
  isIssuer: true,
})
const ownerLead = party('owner: another community administrator', {
  actor: aster.lead,
  tenant: 'owner',
  administers: 'community',
})
const ownerAdmin = party('owner: tenant administrator', { actor: aster.admin, tenant: 'owner', administers: 'tenant' })
const ownerUser = party('owner: user', { actor: aster.user, tenant: 'owner', administers: 'nothing' })
const memberLead = party('member: community administrator', {
  actor: cascade.lead,
  tenant: 'member',
  administers: 'community',
})
const theRecipient = party('recipient', {
  actor: recipient,
  tenant: 'invited',
  administers: 'tenant',
  address: 'recipient, verified',
})
const outsider = party('stranger', { actor: driftwood.admin, tenant: 'outside', administers: 'tenant' })

/** Those who can look at what the owner's commands do. */
export const ownersAndOthers = [theIssuer, ownerLead, ownerAdmin, ownerUser, memberLead, theRecipient, outsider]

/** Those who answer with their address. */
export const byAddress = [
  theRecipient,
  party('recipient without a role', {
    actor: { ...recipient, roles: borealis.user.roles },
    tenant: 'invited',
    administers: 'nothing',
    address: 'recipient, verified',
  }),
  party('recipient, address not verified', {
    actor: { ...recipient, emailVerified: false },
    tenant: 'invited',
    administers: 'tenant',
    address: 'recipient, not verified',
  }),
  party('recipient, signed in to another tenant', {
    actor: { ...driftwood.admin, userId: recipient.userId, email: recipient.email },
    tenant: 'outside',
    administers: 'tenant',
    address: 'recipient, verified',
  }),
  party('colleague of the recipient', { actor: borealis.lead, tenant: 'invited', administers: 'community' }),
  theIssuer,
  memberLead,
  outsider,
]

/** Those who answer with a link. */
export const byLink = [
  party('link, tenant administrator', {
    actor: driftwood.admin,
    tenant: 'outside',
    administers: 'tenant',
    link: 'current',
  }),
  party('link, user', { actor: driftwood.user, tenant: 'outside', administers: 'nothing', link: 'current' }),
  party('link, recipient not verified', {
    actor: { ...recipient, emailVerified: false },
    tenant: 'invited',
    administers: 'tenant',
    address: 'recipient, not verified',
    link: 'current',
  }),
  party('link, of a member tenant', { actor: cascade.admin, tenant: 'member', administers: 'tenant', link: 'current' }),
  party('link, of the owner', { actor: aster.admin, tenant: 'owner', administers: 'tenant', link: 'current' }),
  party('older link', { actor: driftwood.admin, tenant: 'outside', administers: 'tenant', link: 'older' }),
  party('forged link', { actor: driftwood.admin, tenant: 'outside', administers: 'tenant', link: 'forged' }),
]

/** Those who may want an acceptance taken back. */
export const aroundAcceptance = [
  theRecipient,
  party('accepting tenant: community administrator', {
    actor: borealis.lead,
    tenant: 'invited',
    administers: 'community',
  }),
  party('accepting tenant: user', { actor: borealis.user, tenant: 'invited', administers: 'nothing' }),
  party('recipient, signed in to another tenant', {
    actor: { ...driftwood.user, userId: recipient.userId, email: recipient.email },
    tenant: 'outside',
    administers: 'nothing',
    address: 'recipient, verified',
  }),
  party('recipient, address not verified', {
    actor: { ...borealis.user, userId: recipient.userId, email: recipient.email, emailVerified: false },
    tenant: 'invited',
    administers: 'nothing',
    address: 'recipient, not verified',
  }),
  theIssuer,
  ownerUser,
  memberLead,
  outsider,
]
