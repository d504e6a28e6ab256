import type { Actor } from '../../src/index.js'
import { aster, ember, fjord } from './cast.js'
import type { Party } from './decision-table.js'

type Tenant = typeof aster

/** What somebody who acts on a member tenant says of themselves. */
export interface MemberPartyFacts {
  readonly of: 'the tenant itself' | 'the owner' | 'another member' | 'outside'
  /** Of the community, of the tenant, or of neither. */
  readonly administers: 'community' | 'tenant' | 'nothing'
  /** The person, given the tenant that the command is about. */
  readonly actorFor: (subject: Tenant) => Actor
}

/** Those who can act on a member tenant. */
export const aroundTenant: readonly Party<MemberPartyFacts>[] = [
  {
    title: 'its community administrator',
    is: { of: 'the tenant itself', administers: 'community', actorFor: ({ lead }) => lead },
  },
  {
    title: 'its tenant administrator',
    is: { of: 'the tenant itself', administers: 'tenant', actorFor: ({ admin }) => admin },
  },
  { title: 'its user', is: { of: 'the tenant itself', administers: 'nothing', actorFor: ({ user }) => user } },
  {
    title: 'owner: community administrator',
    is: { of: 'the owner', administers: 'community', actorFor: () => aster.lead },
  },
  { title: 'owner: tenant administrator', is: { of: 'the owner', administers: 'tenant', actorFor: () => aster.admin } },
  {
    title: 'another member: community administrator',
    is: { of: 'another member', administers: 'community', actorFor: () => ember.lead },
  },
  { title: 'stranger', is: { of: 'outside', administers: 'tenant', actorFor: () => fjord.admin } },
]
