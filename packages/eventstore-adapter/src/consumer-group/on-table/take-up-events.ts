import type { Position, StoredEvent, StoreFailure, SubscriptionMessage } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { backOff } from '../../waiting/back-off.js'
import { pause } from '../../waiting/pause.js'
import { removedGroup } from '../removed-group.js'
import { type DeskMember, tellTrouble } from './group-desk.js'

type Fed = Result<void, StoreFailure>

const batchSize = 200
// More than that need not wait in the table: the store keeps them as well.
const mostOpen = 2000
const lookAgainMs = 100

/** The position of the last event that there is; null for an empty store. */
const lastPosition = async (
  { store, rules }: DeskMember,
  over: AbortSignal,
): Promise<Result<Position | null, StoreFailure>> => {
  for await (const message of store.subscribe({ streamPrefix: rules.streamPrefix, signal: over })) {
    if (message.kind === 'caught-up') return ok(message.position ?? null)
    if (message.kind === 'failed') return err(message.failure)
  }
  return ok(null)
}

/** Makes the group where there is none, and tells how far it has come. */
const begin = async (member: DeskMember, over: AbortSignal): Promise<Result<Position | null, StoreFailure>> => {
  const { rules, table, change } = member
  const known = member.look(() => table.position())
  if (known.isErr()) return err(known.error)
  if (known.value !== undefined) return ok(known.value)
  const first = rules.from === 'end' ? await lastPosition(member, over) : ok(null)
  if (first.isErr()) return err(first.error)
  if (over.aborted) return ok(null)
  return change(() => {
    table.begin(first.value)
    return table.position() ?? null
  })
}

const takeUp = async (
  { table, change, rules, news }: DeskMember,
  events: readonly StoredEvent[],
  position: Position | undefined,
): Promise<Fed> => {
  const taken = await change(() => table.takeUp(events, position, Date.now()))
  news.announce()
  return taken.andThen((isThere) => (isThere ? ok(undefined) : err(removedGroup(rules.name))))
}

const waitForRoom = async (member: DeskMember, over: AbortSignal): Promise<Fed> => {
  for (;;) {
    const open = member.look((table) => table.open())
    if (open.isErr()) return err(open.error)
    if (open.value < mostOpen || over.aborted) return ok(undefined)
    await pause(lookAgainMs, over)
  }
}

const takeUpAndWait = async (
  member: DeskMember,
  events: readonly StoredEvent[],
  position: Position | undefined,
  over: AbortSignal,
): Promise<Fed> => {
  const taken = await takeUp(member, events, position)
  return taken.isErr() ? taken : waitForRoom(member, over)
}

const takeUpMessages = async (
  member: DeskMember,
  messages: AsyncIterable<SubscriptionMessage>,
  over: AbortSignal,
): Promise<Fed> => {
  let events: StoredEvent[] = []
  for await (const message of messages) {
    if (message.kind === 'failed') return err(message.failure)
    if (message.kind === 'event') events.push(message.event)
    const isDue = message.kind === 'caught-up' || events.length >= batchSize
    if (!isDue) continue
    const position = message.kind === 'caught-up' ? message.position : undefined
    const taken = await takeUpAndWait(member, events, position, over)
    if (taken.isErr()) return taken
    events = []
  }
  return ok(undefined)
}

const follow = async (member: DeskMember, over: AbortSignal): Promise<Fed> => {
  const begun = await begin(member, over)
  if (begun.isErr()) return err(begun.error)
  if (over.aborted) return ok(undefined)
  const after = begun.value === null ? {} : { after: begun.value }
  const messages = member.store.subscribe({ ...after, streamPrefix: member.rules.streamPrefix, signal: over })
  return takeUpMessages(member, messages, over)
}

/** Takes up events from the store into the table of the group until `over` is aborted. It fails where trying again cannot help. */
export const takeUpEvents = async (member: DeskMember, over: AbortSignal): Promise<Fed> => {
  for (let attempt = 1; !over.aborted; attempt += 1) {
    const followed = await follow(member, over)
    if (over.aborted) break
    if (followed.isOk()) continue
    const { reason } = followed.error
    if (reason !== 'unavailable' && reason !== 'unknown-outcome') return followed
    tellTrouble(member, followed.error, attempt)
    await backOff(attempt, over)
  }
  return ok(undefined)
}
