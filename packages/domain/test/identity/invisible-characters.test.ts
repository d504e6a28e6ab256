import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseEmailAddress } from '../../src/index.js'

const invisible: readonly (readonly [what: string, character: string])[] = [
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uffa0'],
  ['a Hangul leading filler', '\u115f'],
  ['a grapheme joiner', '\u034f'],
  ['a variation selector', '\ufe0f'],
  ['a supplementary variation selector', '\u{e0100}'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a zero-width joiner', '\u200d'],
  ['a soft hyphen', '\u00ad'],
  ['a tag character', '\u{e0041}'],
]

for (const [what, character] of invisible)
  test(`no two addresses look the same because one has ${what}`, () => {
    const failure = parseEmailAddress(`ada${character}@example.com`)._unsafeUnwrapErr()
    assert.is(failure.message, 'has characters before the @ that an address cannot have')
  })

test('letters of other scripts stay, with their marks', () => {
  for (const local of ['\u0905\u0926\u093e', '\u4f8b\u3048', 'am\u00e9lie', '\u05d0\u05d3\u05d4'])
    assert.is(parseEmailAddress(`${local}@example.com`)._unsafeUnwrap(), `${local}@example.com`)
})

test.run()
