import { type PersonalField, personalFieldsOf } from '../community/event-catalogue.js'
import type { CommunityEventType } from '../community/events.js'
import { type EmailAddress, parseEmailAddress } from '../identity/email-address.js'

/** A field that is sealed, where it stands, and whose addresses tell whom it concerns. */
export interface FieldToSeal {
  readonly kind: PersonalField['kind']
  readonly path: readonly string[]
  /** The addresses of those whom a text concerns; other fields concern whose address they hold. */
  readonly concerns: readonly (readonly string[])[]
}

const segments = (pointer: string): readonly string[] => pointer.split('/').slice(1)

/** Whom the texts concern that somebody wrote: who wrote them, and to whom. A new one is entered here. */
const concernedByTexts: Readonly<Record<string, readonly string[]>> = {
  'TenantInvited/message': ['/recipient', '/issuedBy/email'],
}

const fieldToSeal = (type: CommunityEventType, { path, kind }: PersonalField): FieldToSeal => ({
  kind,
  path: segments(path),
  concerns: (concernedByTexts[`${type}${path}`] ?? []).map(segments),
})

const known = new Map<CommunityEventType, readonly FieldToSeal[]>()

/** The fields of an event's data that are sealed. */
export const fieldsToSeal = (type: CommunityEventType): readonly FieldToSeal[] => {
  const before = known.get(type)
  if (before !== undefined) return before
  const fields = personalFieldsOf(type).map((field) => fieldToSeal(type, field))
  known.set(type, fields)
  return fields
}

/** The fields of an actor that are sealed. */
export const actorFieldsToSeal: readonly FieldToSeal[] = [
  { kind: 'email', path: ['email'], concerns: [] },
  { kind: 'id', path: ['userId'], concerns: [] },
]

/**
 * The address in a text, in its comparable form; undefined where there is none. A user's id is one on some hosts:
 * then it is as personal as the address.
 */
export const addressIn = (text: unknown): EmailAddress | undefined =>
  typeof text === 'string' && text.includes('@') ? parseEmailAddress(text).unwrapOr(undefined) : undefined

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null

/** The values at a path; `*` stands for every item of a list. */
export const valuesAt = (value: unknown, [head, ...rest]: readonly string[]): readonly unknown[] => {
  if (head === undefined) return value === undefined ? [] : [value]
  if (head === '*') return Array.isArray(value) ? value.flatMap((inner) => valuesAt(inner, rest)) : []
  return isPlain(value) ? valuesAt(value[head], rest) : []
}

/** The same value with those at a path replaced. */
export const replacedAt = (
  value: unknown,
  [head, ...rest]: readonly string[],
  replace: (inner: unknown) => unknown,
): unknown => {
  if (head === undefined) return replace(value)
  if (head === '*') return Array.isArray(value) ? value.map((inner) => replacedAt(inner, rest, replace)) : value
  return isPlain(value) && value[head] !== undefined
    ? { ...value, [head]: replacedAt(value[head], rest, replace) }
    : value
}
