import type { CommunityId, CommunityState, EventStore } from '@community-handshake/domain'
import { ada, bob, serviceOn } from './directory/sample-community.js'
import { valueIn } from './results.js'

/** Invite, accept, confirm; gives the community's id. */
export const shakeHands = async (store: EventStore): Promise<CommunityId> => {
  const service = serviceOn(store)
  const { communityId } = valueIn(await service.createCommunity({ actor: ada }, { name: 'Pumps' }))
  const invited = valueIn(await service.inviteTenant({ actor: ada }, { communityId, email: bob.email }))
  const [event] = invited.events
  if (event?.type !== 'TenantInvited') throw new Error('the invitation must be an event')
  const { invitationId } = event.data
  const request = { communityId, invitationId, tenantId: bob.tenantId }
  valueIn(await service.acceptInvitation({ actor: bob }, request))
  valueIn(await service.confirmTenant({ actor: ada }, request))
  return communityId
}

/** The tenants that take part in a community. */
export const membersOf = (state: CommunityState): readonly string[] =>
  state.kind === 'Community' ? [...state.members.keys()] : []
