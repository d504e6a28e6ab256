import type { TSchema } from 'typebox'
import { personalData } from './event-fields.js'
import * as handshake from './events/handshake-events.js'
import * as lifecycle from './events/lifecycle-events.js'
import * as membership from './events/membership-events.js'
import type { CommunityEventType } from './events.js'

/** What the catalogue says of one type of event. */
export interface CatalogueEntry {
  /** The version that is written today. */
  readonly schemaVersion: number
  /** JSON Schema (draft 2020-12) of the event's data. */
  readonly schema: TSchema
}

/** Every type of community event with its schema. A new event type is entered here first. */
export const eventCatalogue = {
  CommunityCreated: { schemaVersion: 1, schema: lifecycle.CommunityCreated },
  CommunityDetailsChanged: { schemaVersion: 1, schema: lifecycle.CommunityDetailsChanged },
  PolicyChanged: { schemaVersion: 1, schema: lifecycle.PolicyChanged },
  CommunityClosed: { schemaVersion: 1, schema: lifecycle.CommunityClosed },
  TenantInvited: { schemaVersion: 1, schema: handshake.TenantInvited },
  InvitationResent: { schemaVersion: 1, schema: handshake.InvitationResent },
  InvitationAccepted: { schemaVersion: 1, schema: handshake.InvitationAccepted },
  InvitationDeclined: { schemaVersion: 1, schema: handshake.InvitationDeclined },
  AcceptanceWithdrawn: { schemaVersion: 1, schema: handshake.AcceptanceWithdrawn },
  TenantConfirmed: { schemaVersion: 1, schema: handshake.TenantConfirmed },
  TenantRefused: { schemaVersion: 1, schema: handshake.TenantRefused },
  InvitationRevoked: { schemaVersion: 1, schema: handshake.InvitationRevoked },
  InvitationExpired: { schemaVersion: 1, schema: handshake.InvitationExpired },
  TenantRemoved: { schemaVersion: 1, schema: membership.TenantRemoved },
  TenantLeft: { schemaVersion: 1, schema: membership.TenantLeft },
  SharingPaused: { schemaVersion: 1, schema: membership.SharingPaused },
  SharingResumed: { schemaVersion: 1, schema: membership.SharingResumed },
  ContactEmailChanged: { schemaVersion: 1, schema: membership.ContactEmailChanged },
  AliasChanged: { schemaVersion: 1, schema: membership.AliasChanged },
  AdministratorRolesAssigned: { schemaVersion: 1, schema: membership.AdministratorRolesAssigned },
  MembersAdded: { schemaVersion: 1, schema: membership.MembersAdded },
  MembersRemoved: { schemaVersion: 1, schema: membership.MembersRemoved },
} as const satisfies { readonly [Type in CommunityEventType]: CatalogueEntry }

/** Tells whether a stored event's type is one of the catalogue. */
export const isCatalogued = (type: string): type is CommunityEventType => Object.hasOwn(eventCatalogue, type)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A field that is personal data. */
export interface PersonalField {
  /** A JSON Pointer into the event's data (RFC 6901); `*` stands for every item of a list. */
  readonly path: string
  /** An address, the host's id of a user, or text that somebody wrote. */
  readonly kind: 'email' | 'id' | 'text'
}

const isKind = (mark: unknown): mark is PersonalField['kind'] => mark === 'email' || mark === 'id' || mark === 'text'

const markedFields = (schema: unknown, path: string): readonly PersonalField[] => {
  if (!isRecord(schema)) return []
  const mark = schema[personalData]
  if (isKind(mark)) return [{ path, kind: mark }]
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : []
  const inItems = 'items' in schema ? markedFields(schema['items'], `${path}/*`) : []
  return [...inItems, ...properties.flatMap(([name, inner]) => markedFields(inner, `${path}/${name}`))]
}

/** The fields of an event that are personal data, and what each holds. */
export const personalFieldsOf = (type: CommunityEventType): readonly PersonalField[] =>
  markedFields(eventCatalogue[type].schema, '')

/**
 * The fields of an event that are personal data, as JSON Pointers into its data (RFC 6901),
 * for example `/acceptedBy/email`; `*` stands for every item of a list.
 */
export const personalDataOf = (type: CommunityEventType): readonly string[] =>
  personalFieldsOf(type).map(({ path }) => path)
