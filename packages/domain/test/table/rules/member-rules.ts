import type { Rule } from '../decision-table.js'
import type { MemberPartyFacts } from '../member-parties.js'
import type { MemberFacts } from '../situations/members.js'

/** A rule about a member tenant. */
export type MemberRule = Rule<MemberFacts, MemberPartyFacts>

const takesPart = ({ community, takesPart }: MemberFacts, { of }: MemberPartyFacts): boolean =>
  community !== 'none' && of !== 'outside' && (of !== 'the tenant itself' || takesPart !== 'no')

const isOwn = ({ takesPart }: MemberFacts, { of }: MemberPartyFacts): boolean =>
  of === 'the tenant itself' || (of === 'the owner' && takesPart === 'owner')

const isOwners = ({ takesPart }: MemberFacts, { of }: MemberPartyFacts): boolean =>
  of === 'the owner' || (of === 'the tenant itself' && takesPart === 'owner')

const visible: readonly MemberRule[] = [
  {
    code: 'community-not-found',
    where: 'the person’s tenant takes no part in the community',
    holds: (state, who) => !takesPart(state, who),
  },
  {
    code: 'history-not-understood',
    where: 'the history holds events of newer software',
    holds: ({ community }) => community === 'of newer software',
  },
]

const administers: MemberRule = {
  code: 'not-community-administrator',
  where: 'the person does not administer the community',
  holds: (_state, { administers }) => administers !== 'community',
}

const open: MemberRule = {
  code: 'community-closed',
  where: 'the community was closed',
  holds: ({ community }) => community === 'closed',
}

const ownTenant: MemberRule = {
  code: 'wrong-tenant',
  where: 'the person is signed in to another tenant',
  holds: (state, who) => !isOwn(state, who),
}

const forOwnTenant: readonly MemberRule[] = [...visible, ownTenant, administers, open]

const ownerStays: MemberRule = {
  code: 'owner-stays',
  where: 'the tenant owns the community',
  holds: ({ takesPart }) => takesPart === 'owner',
}

const isSoAlready: MemberRule = {
  code: 'nothing-to-change',
  where: 'it is so already',
  holds: ({ also }) => also === 'it is so already' || also === 'in another order',
}

export const removeRules: readonly MemberRule[] = [
  ...visible,
  {
    code: 'not-owner-tenant',
    where: 'the person’s tenant does not own the community',
    holds: (state, who) => !isOwners(state, who),
  },
  administers,
  open,
  ownerStays,
  { code: 'not-a-member', where: 'the tenant is not a member', holds: ({ takesPart }) => takesPart === 'no' },
]

export const leaveRules: readonly MemberRule[] = [
  ...forOwnTenant,
  ownerStays,
  {
    code: 'name-not-typed',
    where: 'neither the name of the community nor the alias for it was typed',
    holds: ({ also }) => also === 'another name is typed',
  },
]

export const pauseRules: readonly MemberRule[] = [
  ...forOwnTenant,
  { code: 'already-paused', where: 'sharing is paused already', holds: ({ paused = false }) => paused },
]

export const resumeRules: readonly MemberRule[] = [
  ...forOwnTenant,
  { code: 'not-paused', where: 'sharing is not paused', holds: ({ paused = false }) => !paused },
]

/** For every change of what a tenant has in a community. */
export const changeRules: readonly MemberRule[] = [...forOwnTenant, isSoAlready]

export const addMembersRules: readonly MemberRule[] = [
  ...changeRules,
  {
    code: 'too-many-members',
    where: 'the tenant would have more than 10,000 members',
    holds: ({ also }) => also === 'as many as allowed',
  },
]

export const assignRules: readonly MemberRule[] = [
  ...visible,
  ownTenant,
  {
    code: 'not-community-administrator',
    where: 'the person administers neither the community nor the tenant',
    holds: (_state, { administers }) => administers === 'nothing',
  },
  open,
  isSoAlready,
]
