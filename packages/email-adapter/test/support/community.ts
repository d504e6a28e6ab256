import {
  type Actor,
  type CommunityHandshake,
  type CommunityId,
  communityHandshake,
  communityService,
  type EventStore,
  hmacInvitationLinks,
  type InvitationId,
  type Position,
  parseEmailAddress,
  parseTenantId,
  parseUserId,
} from '@community-handshake/domain'
import { nodePlatform } from '@community-handshake/eventstore-adapter'
import { okAsync } from 'neverthrow'
import { valueIn } from './results.js'

export const platform = nodePlatform()
export const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: new Uint8Array(32).fill(7) }])

export const actor = (name: string, tenant: string): Actor => ({
  userId: parseUserId(name)._unsafeUnwrap(),
  email: parseEmailAddress(`${name}@${tenant}.example`)._unsafeUnwrap(),
  emailVerified: true,
  tenantId: parseTenantId(tenant)._unsafeUnwrap(),
  roles: ['tenant-administrator'],
})

export const ada = actor('ada', 'aster')
export const bela = actor('bela', 'borealis')

export const tenants = { find: (tenantId: Actor['tenantId']) => okAsync({ tenantId, name: 'Aster Energy' }) }

/** An invitation that was sent, and where that stands in the store. */
export interface Sent {
  readonly invitationId: InvitationId
  readonly position: Position
}

/** A community to invite to, made on a store by the real service. */
export interface InvitedCommunity {
  readonly handshake: CommunityHandshake
  readonly service: ReturnType<typeof communityService>
  readonly communityId: CommunityId
  readonly invite: (email: string, message?: string) => Promise<Sent>
  readonly sendAgain: (invitationId: InvitationId) => Promise<Sent>
}

export const openCommunity = async (store: EventStore, name = 'Grid data'): Promise<InvitedCommunity> => {
  const handshake = communityHandshake({ store, ...platform })
  const service = communityService({ handshake, links, ...platform })
  const { communityId } = valueIn(await service.createCommunity({ actor: ada }, { name }))
  return {
    ...{ handshake, service, communityId },
    invite: async (email, message) => {
      const request = { communityId, email, ...(message === undefined ? {} : { message }) }
      const outcome = valueIn(await service.inviteTenant({ actor: ada }, request))
      const [event] = outcome.events
      if (event?.type !== 'TenantInvited') throw new Error('no invitation')
      return { invitationId: event.data.invitationId, position: outcome.position }
    },
    sendAgain: async (invitationId) => {
      const { position } = valueIn(await service.resendInvitation({ actor: ada }, { communityId, invitationId }))
      return { invitationId, position }
    },
  }
}
