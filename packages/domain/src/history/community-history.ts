import { err, ok, type Result } from 'neverthrow'
import { Compile } from 'typebox/compile'
import { eventCatalogue } from '../community/event-catalogue.js'
import {
  CommunityCreated,
  type CommunityEvent,
  InvitationAccepted,
  TenantConfirmed,
  TenantInvited,
  type UnknownEvent,
} from '../community/events.js'
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

const created = Compile(CommunityCreated)
const invited = Compile(TenantInvited)
const accepted = Compile(InvitationAccepted)
const confirmed = Compile(TenantConfirmed)

type Reader = (data: unknown) => CommunityEvent | undefined

const readers: { readonly [Type in CommunityEvent['type']]: Reader } = {
  CommunityCreated: (data) => (created.Check(data) ? { type: 'CommunityCreated', data } : undefined),
  TenantInvited: (data) => (invited.Check(data) ? { type: 'TenantInvited', data } : undefined),
  InvitationAccepted: (data) => (accepted.Check(data) ? { type: 'InvitationAccepted', data } : undefined),
  TenantConfirmed: (data) => (confirmed.Check(data) ? { type: 'TenantConfirmed', data } : undefined),
}

const isKnownType = (type: string): type is CommunityEvent['type'] => Object.hasOwn(eventCatalogue, type)

/**
 * Reads what happened out of an opened event. A type or version that this software does not know
 * becomes {@link UnknownEvent}; data that contradicts its schema is damage.
 */
export const communityEventOf = (
  envelope: EventEnvelope,
  stored: StoredEvent,
): Result<CommunityEvent | UnknownEvent, HistoryDamaged> => {
  const { type, schemaVersion, data } = envelope
  if (!isKnownType(type) || schemaVersion > eventCatalogue[type].schemaVersion)
    return ok({ type: 'Unknown', storedType: type, storedVersion: schemaVersion })
  const event = readers[type](data)
  return event === undefined ? err(historyDamaged(stored, 'contradicts its schema')) : ok(event)
}

/** Tells whether an event may be stored: what its schema does not allow could not be read back. */
export const fitsSchema = (event: CommunityEvent): boolean => readers[event.type](event.data) !== undefined
