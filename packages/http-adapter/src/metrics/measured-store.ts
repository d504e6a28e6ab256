import type { EventStore } from '@community-handshake/domain'
import type { Metrics } from './metrics.js'
import { stopwatch } from './stopwatch.js'

/** The same store, whose appends are counted and timed; whatever else it has is left as it is. */
export const measuredStore = <Store extends EventStore>(store: Store, metrics: Metrics): Store => ({
  ...store,
  append: (...appending: Parameters<EventStore['append']>) => {
    const seconds = stopwatch()
    return store
      .append(...appending)
      .andTee(() => metrics.append('appended', seconds()))
      .orTee((failure) => metrics.append(failure.kind === 'revision-conflict' ? 'conflict' : failure.reason, seconds()))
  },
})
