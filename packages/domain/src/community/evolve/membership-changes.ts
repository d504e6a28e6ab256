import type { MembershipEventData } from '../events/membership-events.js'
import type { Changes, Draft, MemberDraft } from './draft.js'

const changeMember = (draft: Draft, tenantId: MemberDraft['tenantId'], change: (member: MemberDraft) => void): void => {
  const member = draft.members.get(tenantId)
  if (member !== undefined) change(member)
}

const dropMember = (draft: Draft, tenantId: MemberDraft['tenantId']): void => {
  // The owner cannot go; a history that says so was not decided here.
  if (tenantId !== draft.ownerTenantId) draft.members.delete(tenantId)
}

/** How a community changes by what happens to a member tenant. */
export const membershipChanges: Changes<keyof MembershipEventData> = {
  TenantRemoved: (draft, { tenantId }) => dropMember(draft, tenantId),
  TenantLeft: (draft, { tenantId }) => dropMember(draft, tenantId),
  SharingPaused: (draft, { tenantId, pausedAt, pausedBy }) =>
    changeMember(draft, tenantId, (member) => {
      member.sharing = { name: 'Paused', since: pausedAt, pausedBy }
    }),
  SharingResumed: (draft, { tenantId }) =>
    changeMember(draft, tenantId, (member) => {
      member.sharing = { name: 'Active' }
    }),
  ContactEmailChanged: (draft, { tenantId, contactEmail }) =>
    changeMember(draft, tenantId, (member) => {
      member.contactEmail = contactEmail
    }),
  AliasChanged: (draft, { tenantId, alias }) =>
    changeMember(draft, tenantId, (member) => {
      member.alias = alias
    }),
  AdministratorRolesAssigned: (draft, { tenantId, administratorRoles }) =>
    changeMember(draft, tenantId, (member) => {
      member.administratorRoles = administratorRoles
    }),
  MembersAdded: (draft, { tenantId, members, addedAt }) =>
    changeMember(draft, tenantId, ({ users }) => {
      for (const { userId, email } of members) users.set(userId, { userId, email, since: addedAt })
    }),
  MembersRemoved: (draft, { tenantId, userIds }) =>
    changeMember(draft, tenantId, ({ users }) => {
      for (const userId of userIds) users.delete(userId)
    }),
}
