import type { StoredEvent, StoreFailure, Work } from '@community-handshake/domain'
import type { ReadResp } from '@eventstore/db-client/generated/persistent_pb.js'
import { ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { Reader } from '../../eventstoredb/read/reader.js'
import { nameOf } from '../../eventstoredb/wire/identifiers.js'
import { readRecorded } from '../../eventstoredb/wire/recorded-event.js'
import type { StreamNames } from '../../eventstoredb/wire/stream-names.js'
import { pause } from '../../waiting/pause.js'
import { makeAttempt, type Settlement } from '../attempt.js'
import type { GroupRules } from '../group-rules.js'
import type { Delivery } from './member-call.js'

/** What deliveries are worked on with. */
export interface WorkParts {
  readonly reader: Reader
  readonly names: StreamNames
  readonly rules: GroupRules
  readonly work: Work
  /** Ends reads. */
  readonly closing: AbortSignal
}

type Found = Result<StoredEvent | undefined, StoreFailure>

/** The event that a message is about; undefined for one that is not of this store, or gone. */
const eventOf = async ({ reader, names, closing }: WorkParts, message: ReadResp.ReadEvent): Promise<Found> => {
  const recorded = message.getEvent()
  if (recorded === undefined) return ok(undefined)
  if (!message.hasLink()) return readRecorded(recorded, names).map((read) => read?.event)
  // What was parked before comes without its position.
  const streamId = names.ofStore(nameOf(recorded.getStreamIdentifier()))
  if (streamId === undefined) return ok(undefined)
  const stored = await reader.stream({ streamId, from: BigInt(recorded.getStreamRevision()), limit: 1 }, closing)
  return stored.map(([read]) => read?.event)
}

const settlementFor = (failure: StoreFailure, { longestPauseMs }: GroupRules): Settlement =>
  failure.reason === 'damaged'
    ? { kind: 'park', reason: failure.message }
    : { kind: 'retry', pauseMs: longestPauseMs, reason: failure.message }

const settlementOf = async (parts: WorkParts, message: ReadResp.ReadEvent): Promise<Settlement> => {
  const event = await eventOf(parts, message)
  if (event.isErr()) return settlementFor(event.error, parts.rules)
  if (event.value === undefined) return { kind: 'done' }
  const attempt = (message.hasRetryCount() ? message.getRetryCount() : 0) + 1
  return makeAttempt(parts.rules, parts.work, { event: event.value, attempt })
}

/** Works on one delivery and settles it. A pause before another attempt ends early when `over` is aborted. */
export const workOnDelivery = async (parts: WorkParts, delivery: Delivery, over: AbortSignal): Promise<void> => {
  const settlement = await settlementOf(parts, delivery.message)
  await match(settlement)
    .with({ kind: 'done' }, async () => delivery.ack())
    .with({ kind: 'park' }, async ({ reason }) => delivery.nack('park', reason))
    .with({ kind: 'retry' }, async ({ pauseMs, reason }) => {
      await pause(pauseMs, over)
      delivery.nack('retry', reason)
    })
    .exhaustive()
}
