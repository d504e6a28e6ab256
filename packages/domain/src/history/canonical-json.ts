// Written here rather than by a library: of each command two texts are made on caches that a wait for the disk has
// left cold, where it counts how much code is gone through.

type JsonObject = Readonly<Record<string, unknown>>

// What stands in JSON as it is: all but the quote, the backslash, control characters and surrogates.
const plain = /^[\u0020\u0021\u0023-\u005b\u005d-\ud7ff\ue000-\uffff]*$/

const writeString = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text))

// Sorting is what costs, and most of what this package writes is in order already.
const sortedKeys = (value: JsonObject): readonly string[] => {
  const keys = Object.keys(value)
  let before = ''
  for (const key of keys) {
    if (key < before) return keys.sort()
    before = key
  }
  return keys
}

const writeArray = (values: readonly unknown[]): string => {
  let text = ''
  for (const value of values) text += `${text === '' ? '' : ','}${value === undefined ? 'null' : write(value)}`
  return `[${text}]`
}

const writeObject = (value: JsonObject): string => {
  let text = ''
  for (const key of sortedKeys(value)) {
    const inner = value[key]
    if (inner !== undefined) text += `${text === '' ? '' : ','}${writeString(key)}:${write(inner)}`
  }
  return `{${text}}`
}

// What has a text of its own making, such as a date, is no JSON value yet.
const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !('toJSON' in value)

const write = (value: unknown): string => {
  if (typeof value === 'string') return writeString(value)
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) return writeArray(value)
  if (isJsonObject(value)) return writeObject(value)
  throw new TypeError('only JSON values have a canonical text')
}

/**
 * The one canonical text of a JSON value (RFC 8785), so that equal values have equal digests.
 * Fields that are `undefined` count as absent; functions, symbols, bigints, NaN, dates and cycles are an `Error`.
 * Text must be well-formed: the parsers of this package let no lone surrogate through.
 */
export const canonicalJson = (value: unknown): string => write(value)
