import type { Rule } from '../decision-table.js'
import type { CommunityFacts, CommunityPartyFacts } from '../lifecycle-facts.js'

/** A rule about a community as a whole. */
export type LifecycleRule = Rule<CommunityFacts, CommunityPartyFacts>

/** Creating: by an administrator of a tenant, under a free id. */
export const createRules: readonly LifecycleRule[] = [
  {
    code: 'not-tenant-administrator',
    where: 'the person administers neither communities nor the tenant',
    holds: (_state, { administers }) => administers === 'nothing',
  },
  {
    code: 'community-id-taken',
    where: 'the id was used before',
    holds: ({ community }) => community !== 'none',
  },
  {
    code: 'administrator-roles-exclude-creator',
    where: 'the person would not administer it',
    holds: ({ also }) => also === 'the roles leave the creator out',
  },
]

const forOwners: readonly LifecycleRule[] = [
  {
    code: 'community-not-found',
    where: 'the tenant takes no part in the community',
    holds: ({ community }, { tenant }) => community === 'none' || tenant === 'outside',
  },
  {
    code: 'history-not-understood',
    where: 'the history holds events of newer software',
    holds: ({ community }) => community === 'of newer software',
  },
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
  { code: 'community-closed', where: 'the community was closed', holds: ({ community }) => community === 'closed' },
]

/** Changing what it is called and for. */
export const changeRules: readonly LifecycleRule[] = [
  ...forOwners,
  { code: 'nothing-to-change', where: 'it is so already', holds: ({ also }) => also === 'it is so already' },
]

/** Changing the rules. */
export const policyRules: readonly LifecycleRule[] = [
  ...changeRules,
  {
    code: 'policy-not-workable',
    where: 'a value is out of its bounds, or nobody could ever confirm',
    holds: ({ also }) => also === 'a policy that cannot be',
  },
]

/** Closing. */
export const closeRules: readonly LifecycleRule[] = [
  ...forOwners,
  {
    code: 'name-not-typed',
    where: 'the name of the community was not typed',
    holds: ({ also }) => also === 'another name is typed',
  },
]
