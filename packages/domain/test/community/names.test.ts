import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseCommunityDescription, parseCommunityName } from '../../src/index.js'
import { failureIn, valueIn } from '../support/results.js'

const names: readonly (readonly [what: string, typed: string, name: string])[] = [
  ['spaces around it are dropped, runs of them become one', '  Grid   data ', 'Grid data'],
  ['letters are composed', 'Ame\u0301lie', 'Am\u00e9lie'],
  [
    'emoji and their variation selectors stay',
    'Wind \u2600\ufe0f \u{1f469}\u200d\u{1f52c}',
    'Wind \u2600\ufe0f \u{1f469}\u200d\u{1f52c}',
  ],
  [
    'joiners stay inside a word',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
  ],
  ['100 characters outside the basic plane are 100 characters', '\u{1f600}'.repeat(100), '\u{1f600}'.repeat(100)],
]

for (const [what, typed, name] of names)
  test(`of a name: ${what}`, () => assert.is(valueIn(parseCommunityName(typed)), name))

const noName: readonly (readonly [what: string, typed: string])[] = [
  ['nothing', ''],
  ['spaces alone', ' \u00a0\u3000 '],
  ['101 characters', 'x'.repeat(101)],
  ['101 emoji', '\u{1f600}'.repeat(101)],
  ['a line break', 'Grid\ndata'],
  ['a carriage return', 'Grid\rdata'],
  ['a tab', 'Grid\tdata'],
  ['a line separator', 'Grid\u2028data'],
  ['a NUL', 'Grid\u0000'],
  ['a C1 control character', 'Grid\u0085data'],
  ['an override of the writing direction', 'Grid \u202eatad'],
  ['an isolate of the writing direction', 'Grid \u2066data\u2069'],
  ['a mark of the writing direction', 'Grid\u200f data'],
  ['a zero-width space', 'Grid\u200bdata'],
  ['a byte order mark inside', 'Grid\ufeffdata'],
  ['a soft hyphen', 'Grid\u00addata'],
  ['tag characters', 'Grid\u{e0041}'],
  ['a lone surrogate', 'Grid \ud83d'],
  ['joiners alone', '\u200d\u200c'],
  ['a variation selector alone', '\ufe0f'],
  ['fillers that look like nothing', '\u3164'],
  ['a filler inside', 'Grid\u115f data'],
  ['a grapheme joiner', 'Grid\u034fdata'],
  ['an empty Braille cell alone', '\u2800'],
]

for (const [what, typed] of noName)
  test(`a name is not ${what}`, () => {
    const failure = failureIn(parseCommunityName(typed))
    assert.is(failure.field, 'name')
    assert.match(failure.message, /^must /)
  })

test('a description may be empty, may have lines, and Windows line breaks become plain ones', () => {
  assert.is(valueIn(parseCommunityDescription('')), '')
  assert.is(valueIn(parseCommunityDescription(' a\r\nb\n\nc ')), 'a\nb\n\nc')
  assert.is(valueIn(parseCommunityDescription('\u{1f600}'.repeat(1000))).length, 2000)
})

test('a description has at most 1,000 characters and nothing invisible', () => {
  for (const typed of ['x'.repeat(1001), 'a\u202eb', 'a\rb', 'a\tb', 'a\u2029b', 'a\u200bb', 'a\u3164b', '\udc00']) {
    const failure = failureIn(parseCommunityDescription(typed))
    assert.is(failure.field, 'description')
  }
})

test('reading a name or a description twice changes nothing more', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 110 })), (typed) => {
      const name = parseCommunityName(typed).unwrapOr(undefined)
      if (name !== undefined) assert.is(valueIn(parseCommunityName(name)), name)
      const description = parseCommunityDescription(typed).unwrapOr(undefined)
      if (description !== undefined) assert.is(valueIn(parseCommunityDescription(description)), description)
    }),
    { numRuns: 1000 },
  )
})

test.run()
