import type { ParkedWork, Position, StoredEvent } from '@community-handshake/domain'

/** An event that a member has taken. */
export interface ClaimedWork {
  readonly position: Position
  readonly streamId: string
  readonly revision: bigint
  readonly attempt: number
  /** What shows that the member still has it. */
  readonly lease: string
}

/** The work of one group, in calls that return at once and throw what their medium throws. */
export interface WorkTable {
  /** How far the group has come: null where it has not begun, undefined where there is none. */
  readonly position: () => Position | null | undefined
  /** Makes the group where there is none. */
  readonly begin: (position: Position | null) => void
  /** Takes up events that come after the position, and moves it on; false where the group is there no longer. */
  readonly takeUp: (events: readonly StoredEvent[], position: Position | undefined, now: number) => boolean
  /** How many events wait to be worked on, or are being worked on. */
  readonly open: () => number
  readonly claim: (limit: number, now: number, leaseMs: number, lease: string) => readonly ClaimedWork[]
  /** When the next event can be claimed; undefined for none. */
  readonly nextDue: () => number | undefined
  readonly done: (work: ClaimedWork) => void
  readonly retry: (work: ClaimedWork, due: number) => void
  readonly park: (work: ClaimedWork, reason: string, now: number) => void
  readonly parked: (limit: number) => readonly ParkedWork[]
  readonly counts: (now: number) => { readonly parked: number; readonly inHand: number }
  readonly replayParked: (now: number) => void
  readonly remove: () => void
}
