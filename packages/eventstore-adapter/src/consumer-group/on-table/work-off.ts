import { randomUUID } from 'node:crypto'
import type { StoredEvent, StoreFailure } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { backOff } from '../../waiting/back-off.js'
import { makeAttempt, type Settlement } from '../attempt.js'
import { type DeskMember, tellTrouble } from './group-desk.js'
import type { ClaimedWork } from './work-table.js'

// Work that others let go of is noticed by looking.
const longestSleepMs = 1000

interface Claimed {
  readonly work: readonly ClaimedWork[]
  readonly nextDue: number | undefined
}

const claim = ({ table, change, rules }: DeskMember, places: number): Promise<Result<Claimed, StoreFailure>> =>
  change(() => ({
    work: places === 0 ? [] : table.claim(places, Date.now(), rules.leaseMs, randomUUID()),
    nextDue: table.nextDue(),
  }))

const settlementFor = ({ rules }: DeskMember, event: Result<StoredEvent | undefined, StoreFailure>): Settlement => {
  if (event.isOk()) return { kind: 'park', reason: 'The event is in the store no longer.' }
  const { reason, message } = event.error
  return reason === 'damaged'
    ? { kind: 'park', reason: message }
    : { kind: 'retry', pauseMs: rules.longestPauseMs, reason: message }
}

const settlementOf = async (member: DeskMember, claimed: ClaimedWork): Promise<Settlement> => {
  const { store, rules, work } = member
  const { streamId, revision, attempt } = claimed
  const read = (await store.readStream(streamId, { from: revision, limit: 1 })).map(([event]) => event)
  if (read.isErr() || read.value === undefined) return settlementFor(member, read)
  return makeAttempt(rules, work, { event: read.value, attempt })
}

const workOn = async (member: DeskMember, claimed: ClaimedWork): Promise<void> => {
  const { table, change, alarm } = member
  const settlement = await settlementOf(member, claimed)
  const settled = await change(() =>
    match(settlement)
      .with({ kind: 'done' }, () => table.done(claimed))
      .with({ kind: 'retry' }, ({ pauseMs }) => table.retry(claimed, Date.now() + pauseMs))
      .with({ kind: 'park' }, ({ reason }) => table.park(claimed, reason, Date.now()))
      .exhaustive(),
  )
  // What could not be noted down comes again after its lease.
  if (settled.isErr()) tellTrouble(member, settled.error, 1)
  alarm.ring()
}

const sleep = async ({ alarm }: DeskMember, nextDue: number | undefined): Promise<void> => {
  const ms = Math.min(longestSleepMs, Math.max(1, (nextDue ?? Number.POSITIVE_INFINITY) - Date.now()))
  const timer = setTimeout(alarm.ring, ms)
  await alarm.wait()
  clearTimeout(timer)
}

/** Works off what the table of the group holds until `over` is aborted, and finishes what it has begun. */
export const workOff = async (member: DeskMember, over: AbortSignal): Promise<void> => {
  const { alarm, concurrency } = member
  const working = new Set<Promise<void>>()
  const start = (claimed: ClaimedWork): void => {
    const work = workOn(member, claimed)
    working.add(work)
    void work.finally(() => working.delete(work))
  }
  let failures = 0
  while (!over.aborted) {
    alarm.reset()
    const claimed = await claim(member, concurrency - working.size)
    failures = claimed.isErr() ? failures + 1 : 0
    if (claimed.isErr()) {
      tellTrouble(member, claimed.error, failures)
      await backOff(failures, over)
    } else {
      claimed.value.work.forEach(start)
      if (!over.aborted) await sleep(member, claimed.value.nextDue)
    }
  }
  await Promise.all(working)
}
