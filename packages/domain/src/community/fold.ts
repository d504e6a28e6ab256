import type { CommunityEvent, UnknownEvent } from './events.js'
import { type Draft, type Mutable, ownCopy } from './evolve/draft.js'
import { create } from './evolve/lifecycle-changes.js'
import { apply } from './evolve.js'
import { type CommunityState, initialState, type NoCommunity } from './state.js'

/** A fold in progress that owns its state: each event costs the same, however long the history is. */
export interface CommunityFold {
  /**
   * The state after the events so far. It is the fold's own: later events change it in place,
   * so read it at once, or take a copy with {@link fold}.
   */
  readonly state: CommunityState
  /** Takes the next event of the stream. */
  readonly apply: (event: CommunityEvent | UnknownEvent) => void
}

type Owned = Mutable<NoCommunity> | Draft

const owned = (from: CommunityState): Owned => (from.kind === 'Community' ? ownCopy(from) : { ...from })

// Before the community is created there is nothing to change but the counters.
const beforeCreation = (none: Mutable<NoCommunity>, event: CommunityEvent | UnknownEvent): Owned => {
  none.revision += 1
  if (event.type === 'Unknown') none.unknownEvents += 1
  return event.type === 'CommunityCreated' ? create(none, event.data) : none
}

const next = (state: Owned, event: CommunityEvent | UnknownEvent): Owned => {
  if (state.kind === 'NoCommunity') return beforeCreation(state, event)
  apply(state, event)
  return state
}

/** Starts a fold; `from` is copied and stays as it is. */
export const startFold = (from: CommunityState = initialState): CommunityFold => {
  let state = owned(from)
  return {
    get state() {
      return state
    },
    apply(event) {
      state = next(state, event)
    },
  }
}

/**
 * Folds a history into the state it adds up to, in time linear in its length.
 *
 * @param events the events in the order of their revisions
 * @param from the state before the first of them; it is not changed
 */
export const fold = (
  events: Iterable<CommunityEvent | UnknownEvent>,
  from: CommunityState = initialState,
): CommunityState => {
  let state = owned(from)
  for (const event of events) state = next(state, event)
  return state
}

/**
 * The state after one more event. It copies the state, so it costs as much as the community is large:
 * for a history use {@link fold}.
 */
export const evolve = (state: CommunityState, event: CommunityEvent | UnknownEvent): CommunityState =>
  fold([event], state)
