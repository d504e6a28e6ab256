import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { maskEmailAddress, parseEmailAddress } from '../../src/index.js'

const same: readonly [string, string, string][] = [
  ['letter case', 'Ada.Lovelace@Example.COM', 'ada.lovelace@example.com'],
  ['spaces around it', '  ada@example.com\t', 'ada@example.com'],
  ['composed and decomposed letters (NFC)', 'ame\u0301lie@example.com', 'am\u00e9lie@example.com'],
  ['a domain in Unicode and in ASCII (IDNA)', 'ada@b\u00fccher.example', 'ada@xn--bcher-kva.example'],
  ['a domain in capitals with an umlaut', 'ada@B\u00dcCHER.example', 'ada@xn--bcher-kva.example'],
  ['an ideographic full stop', 'ada@example\u3002com', 'ada@example.com'],
  ['full-width letters in the domain', 'ada@\uff45xample.com', 'ada@example.com'],
  ['plus and other signs', "ada+x!#$%&'*/=?^_`{|}~-@example.com", "ada+x!#$%&'*/=?^_`{|}~-@example.com"],
]

for (const [what, typed, normal] of same)
  test(`one address whatever the ${what}`, () => assert.is(parseEmailAddress(typed)._unsafeUnwrap(), normal))

const refused: readonly [string, string][] = [
  ['nothing', ''],
  ['no @', 'ada.example.com'],
  ['nothing before the @', '@example.com'],
  ['nothing behind it', 'ada@'],
  ['two @', 'ada@x@example.com'],
  ['a quoted local part', '"ada lovelace"@example.com'],
  ['a space inside', 'ada lovelace@example.com'],
  ['a line break', 'ada@example.com\r\nBcc: x@example.com'],
  ['a NUL', 'ada\u0000@example.com'],
  ['a reversing mark', 'ada\u202e@example.com'],
  ['a zero-width space', 'ada\u200b@example.com'],
  ['a lone surrogate', 'ada\ud800@example.com'],
  ['two dots in a row', 'ada..x@example.com'],
  ['a dot at the end', 'ada.@example.com'],
  ['no dot in the domain', 'ada@localhost'],
  ['an IP address', 'ada@192.0.2.1'],
  ['an address literal', 'ada@[192.0.2.1]'],
  ['an underscore in the domain', 'ada@ex_ample.com'],
  ['a hyphen at the edge of a label', 'ada@-example.com'],
  ['65 characters before the @', `${'a'.repeat(65)}@example.com`],
  ['255 characters', `ada@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`],
  ['a mixture of writing directions in the domain', 'ada@a\u05d0.example'],
]

for (const [what, typed] of refused)
  test(`refused, with the field named: ${what}`, () => {
    const failure = parseEmailAddress(typed, 'contactEmail')._unsafeUnwrapErr()
    assert.is(failure.field, 'contactEmail')
    assert.ok(failure.message.length > 10)
  })

test('normalising twice changes nothing more, whatever was typed', () => {
  const typed = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'grapheme' }).map((name) => `${name}@b\u00fccher.example`),
  )
  fc.assert(
    fc.property(typed, (text) =>
      parseEmailAddress(text).match(
        (address) => parseEmailAddress(address)._unsafeUnwrap() === address,
        () => true,
      ),
    ),
  )
})

test('a mask tells an address from others to its owner, and to nobody what it is', () => {
  assert.is(maskEmailAddress(parseEmailAddress('ada@example.com')._unsafeUnwrap()), 'a••@e••.com')
  fc.assert(
    fc.property(fc.emailAddress(), (text) =>
      parseEmailAddress(text).match(
        (address) => {
          const mask = maskEmailAddress(address)
          const [local = '', domain = ''] = address.split('@')
          return (local.length < 3 || !mask.includes(local)) && !mask.includes(domain)
        },
        () => true,
      ),
    ),
  )
})

test.run()
