import type { LifecycleEventData } from '../events/lifecycle-events.js'
import type { CommunityEventData } from '../events.js'
import { isOpen, type NoCommunity } from '../state.js'
import type { Changes, Draft } from './draft.js'
import { end, newMember } from './handshake-changes.js'

/** Begins a draft with the first event. */
export const create = (before: NoCommunity, data: CommunityEventData['CommunityCreated']): Draft => {
  const { ownerTenantId: tenantId, contactEmail, administratorRoles, createdAt: since } = data
  const draft: Draft = {
    kind: 'Community',
    id: data.communityId,
    name: data.name,
    description: data.description,
    ownerTenantId: tenantId,
    policy: data.policy,
    createdBy: data.createdBy,
    createdAt: since,
    closed: null,
    members: new Map([[tenantId, newMember({ tenantId, contactEmail, administratorRoles, since })]]),
    invitations: new Map(),
    openByRecipient: new Map(),
    acceptedByTenant: new Map(),
    sentTo: new Map(),
    sentBy: new Map(),
    revision: before.revision,
    unknownEvents: before.unknownEvents,
  }
  if (data.language !== undefined) draft.language = data.language
  return draft
}

const changeDetails = (draft: Draft, data: CommunityEventData['CommunityDetailsChanged']): void => {
  draft.name = data.name
  draft.description = data.description
  if (data.language === undefined) delete draft.language
  else draft.language = data.language
}

const close = (draft: Draft, data: CommunityEventData['CommunityClosed']): void => {
  draft.closed = data
  for (const invitation of draft.invitations.values()) {
    if (!isOpen(invitation)) continue
    const { status } = invitation
    const kept = status.name === 'Accepted' ? { acceptance: status.acceptance } : {}
    end(draft, invitation, { name: 'Voided', ending: data, ...kept })
  }
}

/** How a community changes by what happens to it as a whole. */
export const lifecycleChanges: Changes<keyof LifecycleEventData> = {
  // A community is created once, by the first event.
  CommunityCreated: () => {},
  CommunityDetailsChanged: changeDetails,
  PolicyChanged: (draft, { policy }) => {
    draft.policy = policy
  },
  CommunityClosed: close,
}
