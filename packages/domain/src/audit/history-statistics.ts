import type { CommunityEventType } from '../community/events.js'
import { fold } from '../community/fold.js'
import type { InvitationStatusName } from '../community/state.js'
import { millisecondsOf } from '../time/timestamp.js'
import type { OpenedEvent } from './opened-history.js'

/** Figures about a history. */
export interface HistoryStatistics {
  readonly events: number
  readonly unknownEvents: number
  readonly byType: Readonly<Partial<Record<CommunityEventType, number>>>
  readonly members: number
  readonly invitations: number
  readonly byStatus: Readonly<Partial<Record<InvitationStatusName, number>>>
  /** Half of the acceptances came within so many milliseconds of the invitation; undefined where there was none. */
  readonly medianMsToAccept: number | undefined
  /** Half of the confirmations came within so many milliseconds of the acceptance; undefined where there was none. */
  readonly medianMsToConfirm: number | undefined
}

const counted = <Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> => {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const median = (numbers: readonly number[]): number | undefined =>
  [...numbers].sort((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)]

/** Counts what is in a history. */
export const historyStatistics = (history: readonly OpenedEvent[]): HistoryStatistics => {
  const state = fold(history.map(({ event }) => event))
  const community = state.kind === 'Community' ? state : undefined
  const invitations = [...(community?.invitations.values() ?? [])]
  const accepted = invitations.flatMap(({ status, issuedAt }) =>
    'acceptance' in status && status.acceptance !== undefined
      ? [millisecondsOf(status.acceptance.acceptedAt) - millisecondsOf(issuedAt)]
      : [],
  )
  const confirmed = invitations.flatMap(({ status }) =>
    status.name === 'Confirmed'
      ? [millisecondsOf(status.confirmation.confirmedAt) - millisecondsOf(status.acceptance.acceptedAt)]
      : [],
  )
  return {
    events: history.length,
    unknownEvents: state.unknownEvents,
    byType: counted(history.flatMap(({ event }) => (event.type === 'Unknown' ? [] : [event.type]))),
    members: community?.members.size ?? 0,
    invitations: invitations.length,
    byStatus: counted(invitations.map(({ status }) => status.name)),
    medianMsToAccept: median(accepted),
    medianMsToConfirm: median(confirmed),
  }
}
