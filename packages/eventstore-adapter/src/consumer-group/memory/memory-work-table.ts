import { type ParkedWork, type Position, timestampOf } from '@community-handshake/domain'
import type { ClaimedWork, WorkTable } from '../on-table/work-table.js'

interface Entry {
  readonly position: Position
  readonly streamId: string
  readonly revision: bigint
  attempts: number
  /** When it may be handed out: the end of a pause, or of the lease of whoever has it. */
  due: number
  lease?: string
  parked?: ParkedWork
}

interface Group {
  position: Position | null
  readonly waiting: Map<Position, Entry>
  readonly parked: Map<Position, Entry>
}

/** What the groups of one process keep, by their names. */
export type MemoryWork = Map<string, Group>

/** The first ones that may be handed out. Those that others have are few, so this need not look at all of them. */
const claimable = ({ waiting }: Group, limit: number, now: number): readonly Entry[] => {
  const found: Entry[] = []
  for (const entry of waiting.values()) {
    if (found.length >= limit) break
    if (entry.due <= now) found.push(entry)
  }
  return found
}

const handOut = (entry: Entry, lease: string, leasedUntil: number): ClaimedWork => {
  entry.attempts += 1
  entry.due = leasedUntil
  entry.lease = lease
  const { position, streamId, revision, attempts } = entry
  return { position, streamId, revision, attempt: attempts, lease }
}

const firstDue = ({ waiting }: Group): number | undefined => {
  let first: number | undefined
  for (const { due } of waiting.values()) first = first === undefined ? due : Math.min(first, due)
  return first
}

const takeUpIn = (group: Group, ...[events, position, now]: Parameters<WorkTable['takeUp']>): void => {
  // Somebody else may have taken up some of it meanwhile, and even have done it.
  const before = group.position ?? ''
  for (const { position: at, streamId, revision } of events)
    if (at > before) group.waiting.set(at, { position: at, streamId, revision, attempts: 0, due: now })
  const reached = position ?? events.at(-1)?.position
  if (reached !== undefined && reached > before) group.position = reached
}

const replayIn = ({ parked, waiting }: Group, now: number): void => {
  for (const { position, streamId, revision } of parked.values())
    waiting.set(position, { position, streamId, revision, attempts: 0, due: now })
  parked.clear()
}

/** Changes an entry whose lease still holds. */
const ifLeased = (group: Group | undefined, work: ClaimedWork, change: (group: Group, entry: Entry) => void): void => {
  const entry = group?.waiting.get(work.position)
  if (group !== undefined && entry?.lease === work.lease) change(group, entry)
}

const letGo = (entry: Entry): void => {
  delete entry.lease
}

const inHandOf = ({ waiting }: Group, now: number): number => {
  let count = 0
  for (const { lease, due } of waiting.values()) if (lease !== undefined && due > now) count += 1
  return count
}

const parkIn = (group: Group, entry: Entry, reason: string, now: number): void => {
  const { position, streamId, revision } = entry
  letGo(entry)
  entry.parked = { streamId, revision, reason, parkedAt: timestampOf(now) }
  group.waiting.delete(position)
  group.parked.set(position, entry)
}

/** The work of the group of that name, in memory. */
export const memoryWorkTable = (groups: MemoryWork, name: string): WorkTable => {
  const group = (): Group | undefined => groups.get(name)
  return {
    position: () => group()?.position,
    begin: (position) => {
      if (!groups.has(name)) groups.set(name, { position, waiting: new Map(), parked: new Map() })
    },
    takeUp: (...taken) => {
      const known = group()
      if (known !== undefined) takeUpIn(known, ...taken)
      return known !== undefined
    },
    open: () => group()?.waiting.size ?? 0,
    claim: (limit, now, leaseMs, lease) => {
      const known = group()
      if (known === undefined) return []
      return claimable(known, limit, now).map((entry) => handOut(entry, lease, now + leaseMs))
    },
    nextDue: () => {
      const known = group()
      return known && firstDue(known)
    },
    done: (work) => ifLeased(group(), work, ({ waiting }) => waiting.delete(work.position)),
    retry: (work, due) =>
      ifLeased(group(), work, (_group, entry) => {
        letGo(entry)
        entry.due = due
      }),
    park: (work, reason, now) => ifLeased(group(), work, (known, entry) => parkIn(known, entry, reason, now)),
    parked: (limit) => [...(group()?.parked.values() ?? [])].flatMap(({ parked }) => parked ?? []).slice(0, limit),
    counts: (now) => {
      const known = group()
      return known === undefined
        ? { parked: 0, inHand: 0 }
        : { parked: known.parked.size, inHand: inHandOf(known, now) }
    },
    replayParked: (now) => {
      const known = group()
      if (known !== undefined) replayIn(known, now)
    },
    remove: () => {
      groups.delete(name)
    },
  }
}
