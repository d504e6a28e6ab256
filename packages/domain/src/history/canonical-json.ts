import { configure } from 'safe-stable-stringify'

// Sorting keys by UTF-16 code units and writing strings and numbers as ECMAScript does is what RFC 8785 asks for;
// `strict` throws on what JSON cannot say instead of leaving it out.
const stringify = configure({ deterministic: true, strict: true, bigint: false })

const isWritable = (value: unknown): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isWritable)
  return typeof value === 'object' && isInOrder(value)
}

const isInOrder = (value: object): boolean => {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  let before = ''
  for (const [key, inner] of Object.entries(value)) {
    if (key < before || !isWritable(inner)) return false
    before = key
  }
  return true
}

/**
 * The one canonical text of a JSON value (RFC 8785), so that equal values have equal digests.
 * Fields that are `undefined` count as absent; functions, symbols, bigints, NaN and cycles are an `Error`.
 * Text must be well-formed: the parsers of this package let no lone surrogate through.
 */
export const canonicalJson = (value: unknown): string => {
  // Sorting is what costs: what is in order already is written by the engine itself, twice as fast.
  const text = isWritable(value) ? JSON.stringify(value) : stringify(value)
  if (text === undefined) throw new TypeError('only JSON values have a canonical text')
  return text
}
