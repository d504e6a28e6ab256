import { configure } from 'safe-stable-stringify'

// Sorting keys by UTF-16 code units and writing strings and numbers as ECMAScript does is what RFC 8785 asks for;
// `strict` throws on what JSON cannot say instead of leaving it out.
const stringify = configure({ deterministic: true, strict: true, bigint: false })

/**
 * The one canonical text of a JSON value (RFC 8785), so that equal values have equal digests.
 * Fields that are `undefined` count as absent; functions, symbols, bigints, NaN and cycles are an `Error`.
 * Text must be well-formed: the parsers of this package let no lone surrogate through.
 */
export const canonicalJson = (value: unknown): string => {
  const text = stringify(value)
  if (text === undefined) throw new TypeError('only JSON values have a canonical text')
  return text
}
