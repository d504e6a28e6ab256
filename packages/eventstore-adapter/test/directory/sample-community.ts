import {
  type Actor,
  type CommunityService,
  communityHandshake,
  communityService,
  type EventStore,
  hmacInvitationLinks,
  parseEmailAddress,
  parseTenantId,
  parseUserId,
} from '@community-handshake/domain'
import { nodePlatform } from '../../src/platform/node-platform.js'

export const platform = nodePlatform()

/** An administrator of a tenant. */
export const administrator = (tenant: string, email: string): Actor => ({
  userId: parseUserId(email)._unsafeUnwrap(),
  email: parseEmailAddress(email, 'email')._unsafeUnwrap(),
  emailVerified: true,
  tenantId: parseTenantId(tenant)._unsafeUnwrap(),
  roles: ['tenant-administrator'],
})

export const ada = administrator('acme', 'ada@acme.example')
export const bob = administrator('globex', 'bob@globex.example')

/** The handshake on a store, as a host would use it. */
export const serviceOn = (store: EventStore): CommunityService =>
  communityService({
    ...platform,
    handshake: communityHandshake({ store, ...platform }),
    links: hmacInvitationLinks(platform.hasher, [{ id: 'test', key: new Uint8Array(32).fill(1) }]),
  })
