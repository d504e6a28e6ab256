import { type Community, type CommunityCommand, type CommunityHandshake, communityHandshake } from '../../src/index.js'
import { hasher } from './hasher.js'
import { type FaultyStore, faultyStore } from './memory-store.js'
import { valueIn } from './results.js'
import { communityId } from './samples.js'

/** A store in memory that any number of processes share. */
export interface SharedStore {
  readonly store: FaultyStore
  /** Another process on it, which has read nothing yet. */
  readonly open: () => CommunityHandshake
  /** The community as it is stored. */
  readonly stored: () => Promise<Community>
}

/** A store after some commands, each of which must take effect. */
export const storeAfter = async (...before: readonly CommunityCommand[]): Promise<SharedStore> => {
  const store = faultyStore()
  const open = () => communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const first = open()
  for (const command of before) valueIn(await first.execute(command))
  const stored = async () => {
    const state = valueIn(await open().read(communityId))
    if (state.kind !== 'Community') throw new Error('there is no community')
    return state
  }
  return { store, open, stored }
}

/** Two processes that both know the community send a command each at the same moment. */
export const race = async ({ open }: SharedStore, one: CommunityCommand, other: CommunityCommand) => {
  const [here, there] = [open(), open()]
  valueIn(await here.read(communityId))
  valueIn(await there.read(communityId))
  return Promise.all([here.execute(one), there.execute(other)])
}
