import type { TSchema } from 'typebox'
import { personalData } from './event-fields.js'
import { CommunityCreated, type CommunityEvent, InvitationAccepted, TenantConfirmed, TenantInvited } from './events.js'

/** What the catalogue says of one type of event. */
export interface CatalogueEntry {
  /** The version that is written today. */
  readonly schemaVersion: number
  /** JSON Schema (draft 2020-12) of the event's data. */
  readonly schema: TSchema
}

/** Every type of community event with its schema. A new event type is entered here first. */
export const eventCatalogue: { readonly [Type in CommunityEvent['type']]: CatalogueEntry } = {
  CommunityCreated: { schemaVersion: 1, schema: CommunityCreated },
  TenantInvited: { schemaVersion: 1, schema: TenantInvited },
  InvitationAccepted: { schemaVersion: 1, schema: InvitationAccepted },
  TenantConfirmed: { schemaVersion: 1, schema: TenantConfirmed },
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const markedPaths = (schema: unknown, path: string): readonly string[] => {
  if (!isRecord(schema)) return []
  if (personalData in schema) return [path]
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : []
  return properties.flatMap(([name, inner]) => markedPaths(inner, `${path}/${name}`))
}

/**
 * The fields of an event that are personal data, as JSON Pointers into its data (RFC 6901),
 * for example `/acceptedBy/email`.
 */
export const personalDataOf = (type: CommunityEvent['type']): readonly string[] =>
  markedPaths(eventCatalogue[type].schema, '')
