import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseLanguageTag } from '../../src/index.js'
import { failureIn, valueIn } from '../support/results.js'

const tags: readonly (readonly [typed: string, tag: string])[] = [
  ['de', 'de'],
  ['DE', 'de'],
  ['es-mx', 'es-MX'],
  ['ES-419', 'es-419'],
  ['de-CH-1901', 'de-CH-1901'],
  ['gsw', 'gsw'],
  ['pt-BR', 'pt-BR'],
  ['EN-US-POSIX', 'en-US-posix'],
]

for (const [typed, tag] of tags)
  test(`${typed} is the language tag ${tag}`, () => assert.is(valueIn(parseLanguageTag(typed)), tag))

test('a script is spelled with a capital, as RFC 5646 section 2.1.1 recommends', () => {
  assert.is(valueIn(parseLanguageTag('zh-hant-tw')), 'zh-Hant-TW')
  assert.is(valueIn(parseLanguageTag('sr-LATN')), 'sr-Latn')
})

for (const typed of [
  '',
  'd',
  'deutsch',
  'de_AT',
  'de-',
  '-de',
  'de--at',
  ' de',
  'de ',
  'd3',
  'de-a',
  'de-abcdefghi',
  'de-AT-1-x',
  'de-aa-bb-cc-dd',
  'dé',
  'de\n',
])
  test(`${JSON.stringify(typed)} is no language tag`, () => {
    const { field, message } = failureIn(parseLanguageTag(typed))
    assert.is(field, 'language')
    assert.match(message, /^must be a language tag such as /)
  })

test('reading a tag twice changes nothing more', () => {
  for (const [typed] of tags) {
    const tag = valueIn(parseLanguageTag(typed))
    assert.is(valueIn(parseLanguageTag(tag)), tag)
  }
})

test.run()
