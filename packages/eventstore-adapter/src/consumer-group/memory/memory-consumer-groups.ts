import type { ConsumerGroups, EventStore, StoreFailure } from '@community-handshake/domain'
import { ok } from 'neverthrow'
import { tableGroups } from '../on-table/table-groups.js'
import { type MemoryWork, memoryWorkTable } from './memory-work-table.js'

/** Consumer groups that keep in memory how far they have come. */
export interface MemoryConsumerGroups extends ConsumerGroups {
  /** Ends every `consume` as its signal would. */
  readonly close: () => Promise<void>
}

/** Which events are worked on. */
export interface MemoryConsumerGroupsOptions {
  /** The store whose events are worked on; whoever opened it closes it, after the groups. */
  readonly store: EventStore
  /** Told where something failed in the background; it is tried again all the same. */
  readonly onTrouble?: (failure: StoreFailure, attempt: number) => void
}

/**
 * Opens consumer groups that know nothing of the past: each process begins where its groups are told to begin.
 * For tests, and for hosts that feed something of their own which lives no longer than the process.
 *
 * @example
 * ```ts
 * const groups = memoryConsumerGroups({ store: memoryEventStore() })
 * ```
 */
export const memoryConsumerGroups = ({
  store,
  onTrouble = () => {},
}: MemoryConsumerGroupsOptions): MemoryConsumerGroups => {
  const groups: MemoryWork = new Map()
  return tableGroups(
    {
      table: (name) => memoryWorkTable(groups, name),
      look: (question) => ok(question()),
      change: async (work) => ok(work()),
      close: async () => {},
    },
    { store, onTrouble },
  )
}
