import { join } from 'node:path'
import type { ConsumerGroups } from '@community-handshake/domain'
import { memoryConsumerGroups, sqliteConsumerGroups } from '@community-handshake/eventstore-adapter'
import { ok, type Result } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { type StartFailure, startFailure } from './start-failure.js'
import type { Store } from './store.js'

/** Shares the work on events among the processes on a store. */
export interface WorkGroups extends ConsumerGroups {
  readonly close: () => Promise<void>
}

/** Opens the groups that fit the store; what a store in memory forgets, they may forget as well. */
export const openWorkGroups = (settings: ServeSettings, store: Store): Result<WorkGroups, StartFailure> => {
  // The database keeps its groups by itself, and closes them with the store.
  if ('consumerGroups' in store) return ok({ group: store.consumerGroups.group, close: async () => {} })
  return settings.store.kind === 'memory'
    ? ok(memoryConsumerGroups({ store }))
    : sqliteConsumerGroups({ store, path: join(settings.dataFolder, 'work.db') }).mapErr(({ message }) =>
        startFailure(message),
      )
}
