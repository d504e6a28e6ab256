import type { CommunityState } from '../community/state.js'

/** A value that JSON can say. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

// Indexes say nothing that the invitations do not say as well.
const indexes: ReadonlySet<string> = new Set(['openByRecipient', 'acceptedByTenant', 'sentTo', 'sentBy'])

const plain = (value: unknown): Plain => {
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, inner]) => [String(key), plain(inner)]))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, inner]) => inner !== undefined && !indexes.has(key))
        .map(([key, inner]) => [key, plain(inner)]),
    )
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return null
}

/** A community's state as plain JSON: its maps are objects by id, in the order of their making. */
export const plainState = (state: CommunityState): Plain => plain(state)
