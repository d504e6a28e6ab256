import {
  type Community,
  type CommunityCommand,
  type CommunityEvent,
  decide,
  fold,
  type Refusal,
} from '../../src/index.js'
import { failureIn, valueIn } from './results.js'

/** What happens when a command comes after a history; it must be allowed, and lead to one event. */
export const eventOf = (history: readonly CommunityEvent[], command: CommunityCommand): CommunityEvent => {
  const [event, ...more] = valueIn(decide(command, fold(history)))
  if (event === undefined || more.length > 0) throw new Error(`${command.type} led to ${more.length + 1} events`)
  return event
}

/** Why a command is refused after a history; it must be. */
export const refusalOf = (history: readonly CommunityEvent[], command: CommunityCommand): Refusal =>
  failureIn(decide(command, fold(history)))

/** The history with what commands lead to at its end, one after the other; each must be allowed. */
export const after = (
  history: readonly CommunityEvent[],
  ...commands: readonly CommunityCommand[]
): readonly CommunityEvent[] => {
  const events = [...history]
  for (const command of commands) events.push(eventOf(events, command))
  return events
}

/** The community that a history makes. */
export const communityOf = (history: readonly CommunityEvent[]): Community => {
  const state = fold(history)
  if (state.kind !== 'Community') throw new Error('there is no community')
  return state
}
