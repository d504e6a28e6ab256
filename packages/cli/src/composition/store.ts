import {
  type EventStoreDbStore,
  eventStoreDbStore,
  type MemoryEventStore,
  memoryEventStore,
  type SqliteEventStore,
  sqliteEventStore,
} from '@community-handshake/eventstore-adapter'
import { ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { StoreSettings } from '../configuration/store-address.js'
import { type StartFailure, startFailure } from './start-failure.js'

/** A store of events with the checkpoints of its readers. */
export type Store = MemoryEventStore | SqliteEventStore | EventStoreDbStore

const toldAsStart = ({ message }: { readonly message: string }): StartFailure => startFailure(message)

/** Opens the store that the settings name. */
export const openStore = (settings: StoreSettings): Result<Store, StartFailure> =>
  match(settings)
    .returnType<Result<Store, StartFailure>>()
    .with({ kind: 'memory' }, () => ok(memoryEventStore()))
    .with({ kind: 'sqlite' }, ({ path }) => sqliteEventStore({ path }).mapErr(toldAsStart))
    .with({ kind: 'eventstoredb' }, ({ kind: _kind, ...options }) => eventStoreDbStore(options).mapErr(toldAsStart))
    .exhaustive()
