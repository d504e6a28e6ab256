import type { CommunityEventType, EventOf, UnknownEvent } from './events.js'
import type { Changes, Draft } from './evolve/draft.js'
import { handshakeChanges } from './evolve/handshake-changes.js'
import { lifecycleChanges } from './evolve/lifecycle-changes.js'
import { membershipChanges } from './evolve/membership-changes.js'

const changes: Changes<CommunityEventType> = { ...lifecycleChanges, ...handshakeChanges, ...membershipChanges }

const change = <Type extends CommunityEventType>(draft: Draft, event: EventOf<Type>): void =>
  changes[event.type](draft, event.data)

/**
 * Changes the draft by one event. A plain table, checked for completeness by the compiler: this is the one
 * hot loop of a replay, where a pattern-matching library costs ten times the work itself.
 */
export const apply = (draft: Draft, event: EventOf<CommunityEventType> | UnknownEvent): void => {
  draft.revision += 1
  if (event.type === 'Unknown') draft.unknownEvents += 1
  else change(draft, event)
}
