import {
  type CommunityServiceOptions,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type InvitationLinks,
  type Timestamp,
} from '../../src/index.js'
import { hasher } from './hasher.js'
import { faultyStore } from './memory-store.js'
import { monday, newCommandId } from './samples.js'

/** The links of the sample service. */
export const links: InvitationLinks = hmacInvitationLinks(hasher, [{ id: 'k1', key: new Uint8Array(32).fill(1) }])

/** A service on a store in memory, at the hour that `clock` says: Monday, until it is moved. */
export const openService = (also: Partial<CommunityServiceOptions> = {}) => {
  const store = faultyStore()
  const clock = { time: monday, now: (): Timestamp => clock.time }
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const ids = { nextCommandId: newCommandId }
  return { store, clock, handshake, service: communityService({ handshake, clock, ids, hasher, links, ...also }) }
}
