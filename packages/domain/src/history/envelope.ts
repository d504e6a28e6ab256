import { type Static, Type } from 'typebox'
import { field } from '../community/event-fields.js'
import type { CommandId, CorrelationId, EventId } from '../identity/ids.js'

const uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** Who caused an event, with everything that the decision looked at. */
export const RecordedActor = Type.Object({
  userId: field.userId,
  email: field.email,
  emailVerified: Type.Boolean(),
  tenantId: field.tenantId,
  roles: Type.Array(Type.String()),
})

/** What is known of an event besides what happened. */
export const EventMetadata = Type.Object({
  commandId: Type.Unsafe<CommandId>(uuid),
  /** SHA-256 of what the command asked for, so that its id cannot be used for something else. */
  commandDigest: sha256,
  correlationId: Type.Unsafe<CorrelationId>(Type.String({ minLength: 1, maxLength: 128 })),
  /** The id of what caused the command: an event's, or null where a person did. */
  causationId: Type.Union([Type.Unsafe<EventId>(uuid), Type.Null()]),
  /** Null where no person acted, but the software by itself. */
  actor: Type.Union([RecordedActor, Type.Null()]),
  occurredAt: field.time,
  /** The digest of the event before this one in its stream; 64 zeros before the first. */
  previousDigest: sha256,
})

/** What is known of an event besides what happened. */
export type EventMetadata = Readonly<Static<typeof EventMetadata>>

/** One event as it is stored: the canonical text of this is what the digest is made of. */
export const EventEnvelope = Type.Object(
  {
    id: Type.Unsafe<EventId>(uuid),
    streamId: Type.String({ minLength: 1, maxLength: 512 }),
    revision: Type.Integer({ minimum: 0 }),
    type: Type.String({ minLength: 1, maxLength: 128 }),
    schemaVersion: Type.Integer({ minimum: 1 }),
    data: Type.Unknown(),
    metadata: EventMetadata,
  },
  { additionalProperties: false },
)

/** One event as it is stored, its data not looked into yet. */
export type EventEnvelope = Readonly<Static<typeof EventEnvelope>>
