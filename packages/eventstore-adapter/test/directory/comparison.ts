import type { CommunityDirectory, EventStore } from '@community-handshake/domain'
import { sampleEvents } from '@community-handshake/domain/testing'
import { memoryDirectory, nodePlatform } from '../../src/index.js'
import { everythingIn, type Interests } from './everything.js'

const { hasher } = nodePlatform()

const interests: Interests = {
  tenants: ['owner', 'big', 'tenant-2', 'tenant-3'],
  communities: [1, 2, 3, 40].map(sampleEvents.community),
  addresses: ['big', 'guest-3'],
  now: sampleEvents.minute(1020),
  limit: 50,
}

/** What a directory answers to everything. */
export const answersOf = (directory: CommunityDirectory): Promise<readonly unknown[]> =>
  everythingIn(directory, interests)

/** What the directory of a store must answer to everything. */
export const expectedOf = (store: EventStore): Promise<readonly unknown[]> =>
  answersOf(memoryDirectory({ store, hasher }))
