import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { compareText, foldedText, sortedCharacters, sortKeyOf } from '../../src/index.js'

const text = fc.string({ unit: 'binary' })

test('what differs in case or in spelling alone is the same when it is folded', () => {
  for (const [one, other] of [
    ['STRASSE', 'straße'],
    ['ΟΔΟΣ', 'οδος'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['e\u0301', 'É'],
    ['Ｆｕｌｌ', 'full'],
    ['ﬁne', 'FINE'],
    ['Ǆ', 'ǆ'],
  ] as const)
    assert.is(foldedText(one), foldedText(other), `${one} and ${other}`)
  assert.is.not(foldedText('a'), foldedText('ä'))
})

test('the case of a text does not matter, whatever is in it', () => {
  fc.assert(
    fc.property(text, (one) => assert.is(foldedText(one.toUpperCase()), foldedText(foldedText(one).toUpperCase()))),
  )
})

test('a word is found in any text that holds it, at its end as well as in its middle', () => {
  for (const word of ['ΟΔΟΣ', 'οδος', 'Straße'])
    for (const whole of [`${word}`, `${word}Α`, `α${word}α`, `x ${word} y`])
      assert.ok(foldedText(whole).includes(foldedText(word)), `${word} in ${whole}`)
})

test('texts are compared as their UTF-8 is', () => {
  const utf8 = new TextEncoder()
  const byBytes = (one: string, other: string): number => Buffer.compare(utf8.encode(one), utf8.encode(other))
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.is(Math.sign(compareText(one, other)), byBytes(one, other))
      assert.is(Math.sign(compareText(`${one}a`, `${one}${other}`)), byBytes(`${one}a`, `${one}${other}`))
    }),
  )
  assert.ok(compareText('\ufffd', '\u{1f600}') < 0)
})

test('a key for sorting has at most a hundred characters, none of them cut in two', () => {
  const long = '\u{1f600}'.repeat(sortedCharacters)
  assert.is(sortKeyOf(`${long}x`), long)
  assert.is(sortKeyOf(long), long)
  assert.is(sortKeyOf('short'), 'short')
  assert.is(sortKeyOf('x'.repeat(sortedCharacters + 1)).length, sortedCharacters)
})

test.run()
