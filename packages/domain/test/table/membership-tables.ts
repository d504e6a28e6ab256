import {
  addMembers,
  assignRoles,
  changeAlias,
  changeContactEmail,
  leave,
  pause,
  removeMembers,
  removeTenant,
  resume,
} from '../support/samples.js'
import type { CommandTable } from './decision-table.js'
import { aroundTenant, type MemberPartyFacts } from './member-parties.js'
import {
  addMembersRules,
  assignRules,
  changeRules,
  leaveRules,
  pauseRules,
  removeRules,
  resumeRules,
} from './rules/member-rules.js'
import {
  addSituations,
  aliasSituations,
  emailSituations,
  leaveSituations,
  removeMembersSituations,
  rolesSituations,
  usersToAdd,
  usersToRemove,
} from './situations/member-changes.js'
import { type MemberFacts, memberships } from './situations/members.js'

type Table = CommandTable<MemberFacts, MemberPartyFacts>

const sent = ({ is: { subject } }: { readonly is: MemberFacts }, { is }: { readonly is: MemberPartyFacts }) => ({
  actor: is.actorFor(subject),
  tenantId: subject.tenantId,
})

const groups = [aroundTenant]

const typedNames: Readonly<Record<string, string>> = {
  'another name is typed': 'Grid Data',
  'the alias is typed': 'Our grid',
}

const partingTables: readonly Table[] = [
  {
    command: 'RemoveTenant',
    summary: 'The owner’s community administrators remove a member tenant.',
    event: 'TenantRemoved',
    situations: memberships(),
    groups,
    rules: removeRules,
    commandOf: (row, column) => removeTenant(sent(row, column)),
  },
  {
    command: 'LeaveCommunity',
    summary: 'A member’s community administrators take their tenant out, by typing the name of the community.',
    event: 'TenantLeft',
    situations: leaveSituations,
    groups,
    rules: leaveRules,
    commandOf: (row, column) =>
      leave({ ...sent(row, column), typedName: typedNames[row.is.also ?? ''] ?? '  Grid   data ' }),
  },
]

const sharingTables: readonly Table[] = [
  {
    command: 'PauseSharing',
    summary: 'A member’s community administrators pause the sharing of their tenant.',
    event: 'SharingPaused',
    situations: memberships(),
    groups,
    rules: pauseRules,
    commandOf: (row, column) => pause(sent(row, column)),
  },
  {
    command: 'ResumeSharing',
    summary: 'A member’s community administrators resume the sharing of their tenant.',
    event: 'SharingResumed',
    situations: memberships(),
    groups,
    rules: resumeRules,
    commandOf: (row, column) => resume(sent(row, column)),
  },
]

const changeTables: readonly Table[] = [
  {
    command: 'ChangeContactEmail',
    summary: 'A member’s community administrators name another address for the other tenants to write to.',
    event: 'ContactEmailChanged',
    situations: emailSituations,
    groups,
    rules: changeRules,
    commandOf: (row, column) => {
      const { subject, also } = row.is
      const { email } = also === 'it is so already' ? subject.admin : subject.user
      return changeContactEmail({ ...sent(row, column), contactEmail: email })
    },
  },
  {
    command: 'ChangeAlias',
    summary: 'A member’s community administrators change the name by which their own tenant sees the community.',
    event: 'AliasChanged',
    situations: aliasSituations,
    groups,
    rules: changeRules,
    commandOf: (row, column) =>
      changeAlias({
        ...sent(row, column),
        alias: row.is.also === 'back to the name of the community' ? null : 'Our grid',
      }),
  },
  {
    command: 'AssignAdministratorRoles',
    summary:
      'A member’s community administrators, or its tenant administrators, choose the roles that administer the community.',
    event: 'AdministratorRolesAssigned',
    situations: rolesSituations,
    groups,
    rules: assignRules,
    commandOf: (row, column) =>
      assignRoles({ ...sent(row, column), administratorRoles: ['community-administrator', 'grid-lead'] }),
  },
]

const userTables: readonly Table[] = [
  {
    command: 'AddMembers',
    summary: 'A member’s community administrators let users of their own tenant see what is shared.',
    event: 'MembersAdded',
    situations: addSituations,
    groups,
    rules: addMembersRules,
    commandOf: (row, column) => addMembers({ ...sent(row, column), members: usersToAdd(row.is) }),
  },
  {
    command: 'RemoveMembers',
    summary: 'A member’s community administrators take users of their own tenant out.',
    event: 'MembersRemoved',
    situations: removeMembersSituations,
    groups,
    rules: changeRules,
    commandOf: (row, column) =>
      removeMembers({ ...sent(row, column), userIds: usersToRemove(row.is).map(({ userId }) => userId) }),
  },
]

/** The tables of the commands about a member tenant. */
export const membershipTables = [...partingTables, ...sharingTables, ...changeTables, ...userTables]
