import canonicalize from 'canonicalize'

/**
 * The one canonical text of a JSON value (RFC 8785), so that equal values have equal digests.
 * The value must be plain JSON: no `undefined`, functions, bigints, or lone surrogates.
 */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('only JSON values have a canonical text')
  return text
}
