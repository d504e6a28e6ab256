import type { LifecycleEventData } from '../community/events/lifecycle-events.js'
import type { CommunityEvent, CommunityEventData, CommunityEventType, EventOf } from '../community/events.js'
import type { DirectoryRecords } from './directory-records.js'
import { invitationTakers } from './take-invitations.js'
import { changeCommunity, join, membershipTakers } from './take-memberships.js'
import type { Takers } from './takers.js'

const create = (records: DirectoryRecords, data: CommunityEventData['CommunityCreated']): void => {
  const { communityId, ownerTenantId, createdAt, name, description } = data
  // A community is created once, by the first event.
  if (records.community(communityId) !== undefined) return
  const about = { communityId, ownerTenantId, createdAt, name, description }
  records.keepCommunity({ ...about, closedAt: null, tenantCount: 0, pausedCount: 0 })
  join(records, { communityId, tenantId: ownerTenantId, joinedAt: createdAt })
}

const close = (records: DirectoryRecords, { communityId, closedAt }: CommunityEventData['CommunityClosed']): void => {
  changeCommunity(records, communityId, (record) => ({ ...record, closedAt }))
  for (const invitation of records.openInvitations(communityId))
    records.keepInvitation({ ...invitation, status: 'Voided' })
}

const lifecycleTakers: Takers<keyof LifecycleEventData> = {
  CommunityCreated: create,
  CommunityDetailsChanged: (records, { communityId, name, description }) =>
    changeCommunity(records, communityId, (record) => ({ ...record, name, description })),
  PolicyChanged: () => {},
  CommunityClosed: close,
}

const takers: Takers<CommunityEventType> = { ...lifecycleTakers, ...invitationTakers, ...membershipTakers }

const take = <Type extends CommunityEventType>(records: DirectoryRecords, event: EventOf<Type>): void =>
  takers[event.type](records, event.data)

/**
 * Takes the next event into the records of a directory. The events of one community must come in their order; what
 * belongs to nothing that is known, or comes too late to change anything, is passed over, as in a community's fold.
 */
export const takeEvent = (records: DirectoryRecords, event: CommunityEvent): void => take(records, event)
