import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { canonicalJson } from '../../src/index.js'

/** RFC 8785 spelled out: slow, and without a care for anything but JSON. */
const byTheBook = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(byTheBook).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${byTheBook(inner)}`).join(',')}}`
}

const key = fc.oneof(
  fc.constantFrom('', '1', '2', '10', '9', 'a', 'A', '\u20ac', '\ud83d\ude00', '\ufb33', '__proto__'),
  fc.string(),
)
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, -0, 1e21, 5e-324),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(key, tie('value')),
  ),
})).value

test('whatever the order of its keys, a value has the text that RFC 8785 gives it', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value)
      assert.is(text, byTheBook(value))
      assert.is(canonicalJson(JSON.parse(text)), text)
    }),
    { numRuns: 1000 },
  )
})

test('what JSON cannot say is an error, alone and deep inside, in order or not', () => {
  const cycle: Record<string, unknown> = {}
  cycle['a'] = { a: [cycle] }
  for (const wrong of [() => 1, Symbol('x'), 1n, new Date(0), Number.NaN, Number.POSITIVE_INFINITY, cycle])
    for (const value of [wrong, [wrong], { a: 1, b: wrong }, { b: 1, a: wrong }])
      assert.throws(() => canonicalJson(value), Error)
  assert.throws(() => canonicalJson(undefined), TypeError)
})

test('fields that are undefined count as absent, wherever they stand', () => {
  assert.is(canonicalJson({ a: undefined, b: { c: undefined, d: 1 } }), '{"b":{"d":1}}')
  assert.is(canonicalJson({ b: 1, a: undefined }), '{"b":1}')
})

test.run()
