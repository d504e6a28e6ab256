import type { EventEnvelope, OpenedEvent } from '@community-handshake/domain'
import { type Static, Type } from 'typebox'
import { field } from '../schemas/fields.js'
import { sharedObject } from '../schemas/shared-schema.js'
import { sentenceOf } from './event-sentences.js'
import type { Onlooker } from './look.js'
import type { Shown } from './shown.js'
import { shownTo } from './who-sees.js'

const sha256 = (description: string) =>
  Type.String({ pattern: '^[0-9a-f]{64}$', description: `${description}: SHA-256 in hexadecimal.` })

const HistoryActor = Type.Object(
  {
    tenantId: field.tenantId,
    userId: Type.Optional(field.userId),
    email: Type.Optional(field.email),
  },
  {
    additionalProperties: false,
    description: 'Who did it; of people of other tenants it is told where everybody in the community may know.',
  },
)

/** An event of a community's history as somebody sees it. */
export const HistoryEntry = sharedObject(
  'HistoryEntry',
  {
    revision: field.revision,
    id: Type.String({ format: 'uuid', description: 'Identifies the event: a UUID.' }),
    type: Type.String({ description: 'The name of the event.', examples: ['TenantConfirmed'] }),
    schemaVersion: Type.Integer({ minimum: 1, description: "The version of the event's data." }),
    occurredAt: field.time,
    actor: Type.Union([HistoryActor, Type.Null()], { description: 'Null where no person did it, but the clock.' }),
    data: Type.Object({}, { additionalProperties: true, description: 'What happened, as far as the caller may see.' }),
    isComplete: Type.Boolean({
      description: 'Whether `data` is all that was recorded; false where parts are kept from the caller.',
    }),
    digest: sha256('What the event is sealed with'),
    previousDigest: sha256('The digest of the event before it, 64 zeros before the first'),
    summary: Type.String({
      description: 'The same in words. Show it as text, never as markup.',
      examples: ['ada@aster.example confirmed borealis'],
    }),
  },
  'An event of the history of a community.',
)

/** An event of a community's history as somebody sees it. */
export type HistoryEntry = Readonly<Static<typeof HistoryEntry>>

const actorOf = (
  { metadata: { actor } }: EventEnvelope,
  { people }: Shown,
  viewer: Onlooker['actor'],
): HistoryEntry['actor'] => {
  if (actor === null) return null
  const { tenantId, userId, email } = actor
  return people || tenantId === viewer.tenantId ? { tenantId, userId, email } : { tenantId }
}

/** An event as somebody sees it; undefined where they may not see it at all. */
export const historyEntry = (
  { envelope, event, digest }: OpenedEvent,
  onlooker: Onlooker,
): HistoryEntry | undefined => {
  const { metadata, revision, id, type, schemaVersion } = envelope
  const shown = shownTo(onlooker, { event, byTenantId: metadata.actor?.tenantId })
  if (shown === undefined) return undefined
  return {
    ...{ revision, id, type, schemaVersion, digest },
    occurredAt: metadata.occurredAt,
    actor: actorOf(envelope, shown, onlooker.actor),
    data: { ...shown.data },
    isComplete: shown.isWhole,
    previousDigest: metadata.previousDigest,
    summary: sentenceOf(event, shown),
  }
}
