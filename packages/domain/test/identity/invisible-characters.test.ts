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

test('a letter that only its small form can be composed of is composed', () => {
  assert.is(parseEmailAddress('J\u030c@example.com')._unsafeUnwrap(), '\u01f0@example.com')
})

test('lengths are those of RFC 5321: in octets, not in characters', () => {
  assert.ok(parseEmailAddress(`${'\u00e9'.repeat(32)}@example.com`).isOk())
  const longer = parseEmailAddress(`${'\u00e9'.repeat(33)}@example.com`)._unsafeUnwrapErr()
  assert.is(longer.message, 'is too long before the @ (at most 64)')
  const endless = parseEmailAddress(`${'a'.repeat(1_000_000)}@example.com`)._unsafeUnwrapErr()
  assert.is(endless.message, 'is not a usable address')
})

test('letters of other scripts stay, with their marks', () => {
  for (const local of ['\u0905\u0926\u093e', '\u4f8b\u3048', 'am\u00e9lie', '\u05d0\u05d3\u05d4'])
    assert.is(parseEmailAddress(`${local}@example.com`)._unsafeUnwrap(), `${local}@example.com`)
})

test.run()
