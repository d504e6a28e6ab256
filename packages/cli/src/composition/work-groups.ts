import { join } from 'node:path'
import {
  type MemoryConsumerGroups,
  memoryConsumerGroups,
  type SqliteConsumerGroups,
  sqliteConsumerGroups,
} from '@community-handshake/eventstore-adapter'
import { ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { type StartFailure, startFailure } from './start-failure.js'
import type { Store } from './store.js'

/** Shares the work on events among the processes on a store. */
export type WorkGroups = MemoryConsumerGroups | SqliteConsumerGroups

/** Opens the groups that fit the store; what a store in memory forgets, they may forget as well. */
export const openWorkGroups = (settings: ServeSettings, store: Store): Result<WorkGroups, StartFailure> =>
  match(settings.store)
    .returnType<Result<WorkGroups, StartFailure>>()
    .with({ kind: 'memory' }, () => ok(memoryConsumerGroups({ store })))
    .with({ kind: 'sqlite' }, () =>
      sqliteConsumerGroups({ store, path: join(settings.dataFolder, 'work.db') }).mapErr(({ message }) =>
        startFailure(message),
      ),
    )
    .exhaustive()
