import type { PersonalField } from '../community/event-catalogue.js'
import type { StoredEvent } from '../ports/event-store.js'
import type { PersonId } from '../ports/person-keys.js'
import { standInFor } from './stand-ins.js'

/** A person's data as a history holds it. */
export interface SealedValue {
  readonly keyVersion: number
  readonly kind: PersonalField['kind']
  readonly person: PersonId
  /**
   * The sealed text of a JSON value: of the data itself, or of another sealed value where the data concerns
   * several people. It ends in spaces, so that its length tells little.
   */
  readonly value: string
}

// As canonical JSON writes it. A quote within a text is written with a backslash before it, so no text looks like this.
const form =
  '\\{"sealed":\\{"keyVersion":([1-9]\\d{0,8}),"kind":"(email|id|text)","person":"([0-9a-f]{32})","value":"([\\w-]{1,20000})"\\}\\}'
const anywhere = new RegExp(form, 'g')
const whole = new RegExp(`^${form}$`)
const beginning = '{"sealed":{'

const kindOf = (text: string): PersonalField['kind'] => (text === 'email' || text === 'id' ? text : 'text')

const sealedValue = ([, keyVersion, kind, person, value]: readonly string[]): SealedValue => ({
  keyVersion: Number(keyVersion),
  kind: kindOf(kind ?? ''),
  person: person as PersonId,
  value: value ?? '',
})

/** Writes a sealed value, as an event's data has it. */
export const writtenSealed = (sealed: SealedValue): { readonly sealed: SealedValue } => ({ sealed })

/** Tells whether personal data is sealed in a stored text. */
export const holdsSealed = (text: string): boolean => text.includes(beginning)

/** The sealed values in a stored text, in their order. */
export const sealedValuesIn = (text: string): readonly SealedValue[] =>
  holdsSealed(text) ? Array.from(text.matchAll(anywhere), sealedValue) : []

/** Reads a text that is one sealed value and nothing else; undefined where it is not. */
export const sealedValueOf = (text: string): SealedValue | undefined => {
  const parts = whole.exec(text)
  return parts === null ? undefined : sealedValue(parts)
}

/** The JSON text of a stored event with its personal data opened, or stand-ins where that was not done. */
export const readableText = ({ text, personal }: Pick<StoredEvent, 'text' | 'personal'>): string =>
  holdsSealed(text)
    ? text.replace(anywhere, (...parts: readonly string[]) => {
        const { kind, person, value } = sealedValue(parts)
        return personal?.get(value) ?? `"${standInFor(kind, person, 'sealed')}"`
      })
    : text
