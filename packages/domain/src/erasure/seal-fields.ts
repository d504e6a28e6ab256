import { canonicalJson } from '../history/canonical-json.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { Cipher } from '../ports/cipher.js'
import type { PersonKey } from '../ports/person-keys.js'
import { addressIn, type FieldToSeal, replacedAt, valuesAt } from './personal-fields.js'
import { type SealedValue, writtenSealed } from './sealed-value.js'

/** The keys that data is sealed with, by address. */
export type SealingKeys = ReadonlyMap<EmailAddress, PersonKey>

/** Seals a JSON text with a person's key. */
export type SealText = (key: PersonKey, text: string) => string

// Lengths tell little where they come in steps; spaces after a JSON value say nothing.
const step = 64
const evened = (json: string): string => json.padEnd(Math.ceil(json.length / step) * step)

/** Seals with a cipher, remembering nothing. */
export const sealWith =
  (cipher: Cipher): SealText =>
  ({ key }, text) =>
    cipher.seal(key, evened(text))

const sealFor = (sealText: SealText, key: PersonKey, kind: SealedValue['kind'], json: unknown) => {
  const { keyVersion, person } = key
  return writtenSealed({ keyVersion, kind, person, value: sealText(key, canonicalJson(json)) })
}

const concerned = (data: unknown, { concerns }: FieldToSeal, value: unknown): readonly EmailAddress[] => {
  const texts = concerns.length === 0 ? [value] : concerns.flatMap((path) => valuesAt(data, path))
  return [...new Set(texts.flatMap((text) => addressIn(text) ?? []))]
}

/** The addresses of everybody whose data is in the fields. */
export const addressesIn = (data: unknown, fields: readonly FieldToSeal[]): readonly EmailAddress[] =>
  fields.flatMap((field) => valuesAt(data, field.path).flatMap((value) => concerned(data, field, value)))

/**
 * Seals the fields of an event's data, or of its actor. What concerns several people is sealed once for each,
 * one within the other, so that forgetting any of them erases it. A user's id is left as it is unless it is an address.
 */
export const sealFields = (
  data: unknown,
  fields: readonly FieldToSeal[],
  keys: SealingKeys,
  sealText: SealText,
): unknown =>
  fields.reduce(
    (sealed, field) =>
      replacedAt(sealed, field.path, (value) =>
        concerned(data, field, value).reduceRight<unknown>((inner, address) => {
          const key = keys.get(address)
          if (key === undefined) throw new Error('A key is missing for somebody whose data is to be sealed.')
          return sealFor(sealText, key, field.kind, inner)
        }, value),
      ),
    data,
  )
