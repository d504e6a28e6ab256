import { type CommunityEvent, type Person, parseUserId } from '../../../src/index.js'
import { after, eventOf } from '../../support/decided.js'
import { who } from '../../support/people.js'
import { valueIn } from '../../support/results.js'
import { addMembers, assignRoles, changeAlias } from '../../support/samples.js'
import { aster, cascade } from '../cast.js'
import { community } from './invitations.js'
import { type MemberFacts, type MemberRow, memberAnd, memberships } from './members.js'

const byCascade = { actor: cascade.lead }
const aliased = after(community, changeAlias({ ...byCascade, alias: 'Our grid' }))

/** What leaving can meet. */
export const leaveSituations: readonly MemberRow[] = [
  ...memberships(),
  memberAnd('member, another name is typed', 'another name is typed'),
  memberAnd('member, the alias is typed', 'the alias is typed', aliased),
]

/** What another contact e-mail can meet. */
export const emailSituations: readonly MemberRow[] = [
  ...memberships(),
  memberAnd('member, the address is the present one', 'it is so already'),
]

/** What another alias can meet. */
export const aliasSituations: readonly MemberRow[] = [
  ...memberships(),
  memberAnd('member, the alias is the present one', 'it is so already', aliased),
  memberAnd('member, back to the name of the community', 'back to the name of the community', aliased),
]

const reassigned = (administratorRoles: readonly string[]) =>
  after(community, assignRoles({ ...byCascade, administratorRoles }))

/** What another choice of administrators can meet. */
export const rolesSituations: readonly MemberRow[] = [
  ...memberships(),
  memberAnd(
    'member, the roles are the present ones',
    'it is so already',
    reassigned(['community-administrator', 'grid-lead']),
  ),
  memberAnd(
    'member, the present roles in another order',
    'in another order',
    reassigned(['grid-lead', 'community-administrator']),
  ),
]

const { user, admin } = cascade
const withUser = after(community, addMembers({ ...byCascade, members: [user] }))
const limit = 10_000

// As many users as no test wants to add a hundred at a time; the first of them is the tenant's sample user.
const crowd = (count: number): readonly CommunityEvent[] => {
  const added = eventOf(community, addMembers({ ...byCascade, members: [user] }))
  if (added.type !== 'MembersAdded') throw new Error('members were to be added')
  const others = Array.from({ length: count - 1 }, (_none, index) => ({
    ...who(user),
    userId: valueIn(parseUserId(`cascade-user-${index}`)),
  }))
  return [...community, { ...added, data: { ...added.data, members: [who(user), ...others] } }]
}

/** What adding members can meet. */
export const addSituations: readonly MemberRow[] = [
  ...memberships(),
  memberAnd('member, the user is in already', 'it is so already', withUser),
  memberAnd('member, one of two users is in already', 'one of several is new', withUser),
  memberAnd('member, the user is in with another address', 'an address of a member changed', withUser),
  memberAnd('member, 9,999 users are in', 'one of several is new', crowd(limit - 1)),
  memberAnd('member, 10,000 users are in', 'as many as allowed', crowd(limit)),
  memberAnd('member, 10,000 users are in, one with another address', 'an address of a member changed', crowd(limit)),
]

/** The users that are to be added. */
export const usersToAdd = ({ subject, also }: MemberFacts): readonly Person[] => {
  if (also === 'it is so already') return [user]
  if (also === 'an address of a member changed') return [{ ...user, email: admin.email }]
  return also === 'one of several is new' ? [user, admin] : [subject.admin]
}

const withUsers = after(withUser, addMembers({ actor: aster.lead, members: [aster.user] }))

/** What removing members can meet; elsewhere than in the last rows, the user is in. */
export const removeMembersSituations: readonly MemberRow[] = [
  ...memberships(withUsers),
  memberAnd('member, the user is not in', 'it is so already'),
  memberAnd('member, one of two users is in', 'one of several is new', withUser),
]

/** The users that are to be removed. */
export const usersToRemove = ({ subject, also }: MemberFacts): readonly Person[] =>
  also === 'one of several is new' ? [user, admin] : [subject.user]
