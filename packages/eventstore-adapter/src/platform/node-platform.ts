import type { Backoff, Clock, Hasher, Ids } from '@community-handshake/domain'
import { jitteredBackoff } from './jittered-backoff.js'
import { nodeHasher } from './node-hasher.js'
import { systemClock } from './system-clock.js'
import { uuidV7Ids } from './uuid-v7-ids.js'

/** What the domain asks of the platform it runs on. */
export interface NodePlatform {
  readonly clock: Clock
  readonly ids: Ids
  readonly hasher: Hasher
  readonly backoff: Backoff
}

/**
 * The platform ports on Node.
 *
 * @example
 * ```ts
 * const handshake = communityHandshake({ store: memoryEventStore(), ...nodePlatform() })
 * ```
 */
export const nodePlatform = (): NodePlatform => ({
  clock: systemClock(),
  ids: uuidV7Ids(),
  hasher: nodeHasher(),
  backoff: jitteredBackoff(),
})
