import type { CommunityEvent } from '../community/events.js'
import type { Refusal } from '../community/refusals.js'
import type { Community } from '../community/state.js'
import type { HistoryDamaged } from '../history/open-event.js'
import type { CommunityId } from '../identity/ids.js'
import type { ParseFailure } from '../identity/parse-failure.js'
import type { Position, StoreFailure } from '../ports/event-store.js'

/** What a command did. */
export interface CommandOutcome {
  readonly communityId: CommunityId
  /** The revision of the last event of this command. */
  readonly revision: bigint
  /** Where that event stands in the store, for a reader who wants to see it. */
  readonly position: Position
  readonly events: readonly CommunityEvent[]
  /** True where the command had taken effect before, and this is that effect told again. */
  readonly repeated: boolean
  /** The community now; a live view, see `CommunityFold.state`. */
  readonly community: Community
}

/** Others changed the community each time this command was about to; nothing was written, trying again can help. */
export interface Contention {
  readonly kind: 'contention'
  readonly message: string
}

/** Why a command had no effect. */
export type CommandFailure = Refusal | ParseFailure | StoreFailure | HistoryDamaged | Contention
