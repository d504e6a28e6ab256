import type { CommunityCommand } from '../community/commands.js'
import { eventCatalogue } from '../community/event-catalogue.js'
import type { CommunityEvent } from '../community/events.js'
import { eventIdFor } from '../history/derived-ids.js'
import type { EventMetadata } from '../history/envelope.js'
import { type EventToSeal, sealEvents } from '../history/seal.js'
import type { Actor } from '../identity/actor.js'
import type { CorrelationId, EventId } from '../identity/ids.js'
import type { EventToAppend } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import type { CommunityStream } from './community-stream.js'

/** Where a command comes from, besides its actor. */
export interface CommandOrigin {
  /** Ties together everything that one request caused; the command's id where there is none. */
  readonly correlationId?: CorrelationId
  /** The event to which this command reacts. */
  readonly causationId?: EventId
}

/** What is known of an event besides what happened, its actor as it is stored: open or sealed. */
export type MetadataToSeal = EventToSeal['metadata']

// Picked one by one: whatever else the host hands over with an actor, a token perhaps, must not be kept for ever.
const recordedActor = (actor: Actor | undefined): EventMetadata['actor'] => {
  if (actor === undefined) return null
  const { userId, email, emailVerified, tenantId, roles } = actor
  return { email, emailVerified, roles: [...roles], tenantId, userId }
}

const metadataOf = (
  command: CommunityCommand,
  digest: string,
  origin: CommandOrigin,
): Omit<EventMetadata, 'previousDigest'> => ({
  actor: recordedActor(command.actor),
  causationId: origin.causationId ?? null,
  commandDigest: digest,
  commandId: command.commandId,
  correlationId: origin.correlationId ?? (`${command.commandId}` as CorrelationId),
  occurredAt: command.now,
})

/** What becomes of personal data before an event is chained to its stream. */
export interface PersonalSeal {
  readonly data: (event: CommunityEvent) => unknown
  readonly metadata: (metadata: MetadataToSeal) => MetadataToSeal
}

const unsealed: PersonalSeal = { data: ({ data }) => data, metadata: (metadata) => metadata }

/** Makes the decided events ready to be stored at the end of the stream. */
export const sealDecision = (
  hasher: Hasher,
  stream: CommunityStream,
  decided: {
    readonly command: CommunityCommand
    readonly digest: string
    readonly origin: CommandOrigin
    readonly events: readonly CommunityEvent[]
  },
  personal: PersonalSeal = unsealed,
): readonly EventToAppend[] => {
  const { command, digest, origin, events } = decided
  const metadata = personal.metadata(metadataOf(command, digest, origin))
  const { streamId, end } = stream
  const { commandId, now: occurredAt } = command
  const toSeal = events.map((event, index) => ({
    id: eventIdFor(hasher, commandId, { streamId, previousDigest: end.digest, occurredAt, index }),
    type: event.type,
    schemaVersion: eventCatalogue[event.type].schemaVersion,
    data: personal.data(event),
    metadata,
  }))
  return sealEvents(hasher, streamId, end, toSeal)
}
