import { err, ok, type Result } from 'neverthrow'
import { Compile } from 'typebox/compile'
import { eventCatalogue, isCatalogued } from '../community/event-catalogue.js'
import type { CommunityEvent, CommunityEventType, UnknownEvent } from '../community/events.js'
import type { Branded, CommunityId } from '../identity/ids.js'
import type { StoredEvent } from '../ports/event-store.js'
import type { EventEnvelope } from './envelope.js'
import { type HistoryDamaged, historyDamaged } from './open-event.js'

/** The name of the stream that holds one community's history. */
export type CommunityStreamId = Branded<'CommunityStreamId'>

/** What the names of all community streams begin with. */
export const communityStreamPrefix = 'community-'

/** The stream of a community. */
export const communityStreamId = (communityId: CommunityId): CommunityStreamId =>
  `${communityStreamPrefix}${communityId}` as CommunityStreamId

type Check = (data: unknown) => boolean

const compile = (type: CommunityEventType): Check => {
  const compiled = Compile(eventCatalogue[type].schema)
  return (data) => compiled.Check(data)
}

// Compiled when first met: a process sees few of the types at its start.
const checks = new Map<CommunityEventType, Check>()

const checkOf = (type: CommunityEventType): Check => {
  const known = checks.get(type)
  if (known !== undefined) return known
  const check = compile(type)
  checks.set(type, check)
  return check
}

const isCommunityEvent = (event: { type: CommunityEventType; data: unknown }): event is CommunityEvent =>
  checkOf(event.type)(event.data)

/**
 * Reads what happened out of an opened event. A type or version that this software does not know
 * becomes {@link UnknownEvent}; data that contradicts its schema is damage.
 */
export const communityEventOf = (
  envelope: EventEnvelope,
  stored: StoredEvent,
): Result<CommunityEvent | UnknownEvent, HistoryDamaged> => {
  const { type, schemaVersion, data } = envelope
  if (!isCatalogued(type) || schemaVersion > eventCatalogue[type].schemaVersion)
    return ok({ type: 'Unknown', storedType: type, storedVersion: schemaVersion })
  const event = { type, data }
  return isCommunityEvent(event) ? ok(event) : err(historyDamaged(stored, 'contradicts its schema'))
}

/** Tells whether an event may be stored: what its schema does not allow could not be read back. */
export const fitsSchema = (event: CommunityEvent): boolean => isCommunityEvent(event)
