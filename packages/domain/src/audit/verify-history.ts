import { decide } from '../community/decide.js'
import { describeEvent } from '../community/describe-event.js'
import type { CommunityEvent, UnknownEvent } from '../community/events.js'
import { explainRefusal } from '../community/explain-refusal.js'
import { type CommunityFold, startFold } from '../community/fold.js'
import { canonicalJson } from '../history/canonical-json.js'
import { communityEventOf, communityStreamId, communityStreamPrefix } from '../history/community-history.js'
import { eventIdFor } from '../history/derived-ids.js'
import type { EventEnvelope } from '../history/envelope.js'
import { genesisDigest } from '../history/seal.js'
import type { CommandId } from '../identity/ids.js'
import type { StoredEvent } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import type { Timestamp } from '../time/timestamp.js'
import { commandOfEvent } from './command-of-event.js'
import { type Finding, finding } from './finding.js'
import { readEnvelope } from './read-envelope.js'

/** One stream as far as it was verified. */
interface Verified {
  readonly fold: CommunityFold
  next: bigint
  digest: string
  occurredAt: Timestamp | undefined
  command: { readonly id: CommandId; readonly index: number } | undefined
}

/** What was verified so far. */
export interface VerifiedSoFar {
  readonly events: number
  readonly streams: number
  readonly errors: number
  readonly warnings: number
}

/** Verifies a history event by event, in the order of the store or stream by stream. */
export interface HistoryVerifier {
  /** Takes the next stored event; events of other kinds of streams are passed over. */
  readonly take: (stored: StoredEvent) => readonly Finding[]
  readonly soFar: () => VerifiedSoFar
}

const startStream = (): Verified => ({
  fold: startFold(),
  next: 0n,
  digest: genesisDigest,
  occurredAt: undefined,
  command: undefined,
})

const checkOrder = (stream: Verified, stored: StoredEvent, { metadata }: EventEnvelope): readonly Finding[] => {
  const found: Finding[] = []
  if (stored.revision !== stream.next)
    found.push(finding('gap', stored, `stands where event ${stream.next} was expected`))
  else if (metadata.previousDigest !== stream.digest)
    found.push(finding('chain-broken', stored, 'does not continue the event before it'))
  if (stream.occurredAt !== undefined && metadata.occurredAt < stream.occurredAt)
    found.push(
      finding('time-runs-backwards', stored, `happened at ${metadata.occurredAt}, before ${stream.occurredAt}`),
    )
  return found
}

const checkId = (
  hasher: Hasher,
  { id, metadata, streamId }: EventEnvelope,
  stored: StoredEvent,
  index: number,
): readonly Finding[] => {
  const { commandId, previousDigest, occurredAt } = metadata
  return eventIdFor(hasher, commandId, { streamId, previousDigest, occurredAt, index }) === id
    ? []
    : [finding('id-not-derived', stored, 'has an id that does not follow from its command')]
}

const decideAgain = (
  { fold: { state } }: Verified,
  event: CommunityEvent,
  envelope: EventEnvelope,
  stored: StoredEvent,
): readonly Finding[] => {
  if (communityStreamId(event.data.communityId) !== stored.streamId)
    return [finding('other-community', stored, `is about the community ${event.data.communityId}`)]
  // After an event that nobody here understands, the rules may be others.
  if (state.unknownEvents > 0) return []
  const command = commandOfEvent(event, envelope, state)
  if (command === undefined)
    return [finding('no-actor', stored, 'names nobody who acted, though only a person can cause it')]
  return decide(command, state).match(
    (decided) =>
      decided.some((one) => one.type === event.type && canonicalJson(one.data) === canonicalJson(event.data))
        ? []
        : [finding('other-outcome', stored, `is not what the rules give: ${describeEvent(event)}`)],
    (refused) => [
      finding('not-permitted', stored, `was not permitted (${refused.code}): ${explainRefusal(refused).message}`),
    ],
  )
}

const judge = (
  stream: Verified,
  event: CommunityEvent | UnknownEvent,
  envelope: EventEnvelope,
  stored: StoredEvent,
): readonly Finding[] =>
  event.type === 'Unknown'
    ? [finding('unknown-event', stored, `has the type ${event.storedType} in version ${event.storedVersion}`)]
    : decideAgain(stream, event, envelope, stored)

const indexInCommand = ({ command }: Verified, commandId: CommandId): number =>
  command?.id === commandId ? command.index + 1 : 0

const takeEvent = (hasher: Hasher, stream: Verified, stored: StoredEvent): readonly Finding[] => {
  const { envelope, findings } = readEnvelope(hasher, stored)
  // The stored digest is what the next event must continue, whatever this one is worth.
  const end = { next: stored.revision + 1n, digest: stored.digest }
  if (envelope === undefined) {
    Object.assign(stream, end)
    return findings
  }
  const { commandId, occurredAt } = envelope.metadata
  const index = indexInCommand(stream, commandId)
  const found = [...findings, ...checkOrder(stream, stored, envelope), ...checkId(hasher, envelope, stored, index)]
  communityEventOf(envelope, stored).match(
    (event) => {
      found.push(...judge(stream, event, envelope, stored))
      stream.fold.apply(event)
    },
    () => void found.push(finding('contradicts-schema', stored, 'has data that its type does not have')),
  )
  Object.assign(stream, end, { occurredAt, command: { id: commandId, index } })
  return found
}

/**
 * Starts to verify a history: each event has the digest of its text, continues the one before it, stands in its place,
 * and was permitted by the state before it, decided again from the recorded actor and clock. It never stops at a fault.
 */
export const verifyHistory = (hasher: Hasher): HistoryVerifier => {
  const streams = new Map<string, Verified>()
  const counts = { events: 0, errors: 0, warnings: 0 }
  return {
    take: (stored) => {
      if (!stored.streamId.startsWith(communityStreamPrefix)) return []
      const stream = streams.get(stored.streamId) ?? startStream()
      streams.set(stored.streamId, stream)
      const found = takeEvent(hasher, stream, stored)
      counts.events += 1
      for (const { severity } of found) counts[severity === 'error' ? 'errors' : 'warnings'] += 1
      return found
    },
    soFar: () => ({ ...counts, streams: streams.size }),
  }
}
