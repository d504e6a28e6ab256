import type { MembershipEventData } from '../community/events/membership-events.js'
import type { CommunityId, TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { CommunityRecord, DirectoryRecords, MemberRecord } from './directory-records.js'
import type { Takers } from './takers.js'

interface AboutMember {
  readonly communityId: CommunityId
  readonly tenantId: TenantId
}

/** Changes a community's record; one that is not known is passed over. */
export const changeCommunity = (
  records: DirectoryRecords,
  communityId: CommunityId,
  change: (record: CommunityRecord) => CommunityRecord,
): void => {
  const record = records.community(communityId)
  if (record !== undefined) records.keepCommunity(change(record))
}

const count = (records: DirectoryRecords, communityId: CommunityId, tenants: number, paused: number): void =>
  changeCommunity(records, communityId, (record) => ({
    ...record,
    tenantCount: record.tenantCount + tenants,
    pausedCount: record.pausedCount + paused,
  }))

const drop = (records: DirectoryRecords, { communityId, tenantId, isPaused }: MemberRecord): void => {
  records.dropMember(communityId, tenantId)
  count(records, communityId, -1, isPaused ? -1 : 0)
}

/** Makes a tenant a member that begins with nothing, also where it was one before. */
export const join = (
  records: DirectoryRecords,
  { communityId, tenantId, joinedAt }: AboutMember & { readonly joinedAt: Timestamp },
): void => {
  const before = records.member(communityId, tenantId)
  if (before !== undefined) drop(records, before)
  records.keepMember({ communityId, tenantId, joinedAt, isPaused: false, alias: null })
  count(records, communityId, 1, 0)
}

const withMember = (
  records: DirectoryRecords,
  { communityId, tenantId }: AboutMember,
  work: (member: MemberRecord) => void,
): void => {
  const member = records.member(communityId, tenantId)
  if (member !== undefined) work(member)
}

const part = (records: DirectoryRecords, data: AboutMember): void =>
  withMember(records, data, (member) => {
    // The owner cannot go; a history that says so was not decided here.
    if (records.community(data.communityId)?.ownerTenantId !== data.tenantId) drop(records, member)
  })

const share = (isPaused: boolean) => (records: DirectoryRecords, data: AboutMember) =>
  withMember(records, data, (member) => {
    if (member.isPaused === isPaused) return
    records.keepMember({ ...member, isPaused })
    count(records, data.communityId, 0, isPaused ? 1 : -1)
  })

const nothing = (): void => {}

/** How the records change by what happens to a member tenant. */
export const membershipTakers: Takers<keyof MembershipEventData> = {
  TenantRemoved: part,
  TenantLeft: part,
  SharingPaused: share(true),
  SharingResumed: share(false),
  ContactEmailChanged: nothing,
  AliasChanged: (records, data) =>
    withMember(records, data, (member) => records.keepMember({ ...member, alias: data.alias })),
  AdministratorRolesAssigned: nothing,
  MembersAdded: (records, data) =>
    withMember(records, data, (member) => {
      const userIds = data.members.map(({ userId }) => userId)
      records.addUsers(member, userIds)
    }),
  MembersRemoved: (records, data) => withMember(records, data, (member) => records.dropUsers(member, data.userIds)),
}
