import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseInvitationMessage } from '../../src/index.js'
import { failureIn, valueIn } from '../support/results.js'

const messages: readonly (readonly [what: string, typed: string, message: string])[] = [
  ['lines are kept, Windows ones become plain', ' Hello\r\n\r\nsee you. Ada ', 'Hello\n\nsee you. Ada'],
  ['letters are composed', 'Ame\u0301lie', 'Am\u00e9lie'],
  ['500 characters outside the basic plane are 500 characters', '\u{1f600}'.repeat(500), '\u{1f600}'.repeat(500)],
  ['one letter is enough', 'x', 'x'],
  ['emoji stay', 'Wind \u2600\ufe0f', 'Wind \u2600\ufe0f'],
  ['a full stop with a space after it is no link', 'We agreed. Yes.\nNow. 5 p. m.', 'We agreed. Yes.\nNow. 5 p. m.'],
  ['numbers are no link', 'Version 2.0 at 09.30, 3.14', 'Version 2.0 at 09.30, 3.14'],
  ['a date is no link', 'by 24.12.2026 at 9', 'by 24.12.2026 at 9'],
  ['sentences in Japanese are no link', 'よろしく。はい．ＩＴ部。ＩＴの人', 'よろしく。はい．ＩＴ部。ＩＴの人'],
  ['a colon is no link', 'Grid: data, http: no', 'Grid: data, http: no'],
  ['dots at the end are no link', 'Well... yes', 'Well... yes'],
  ['an abbreviation of single letters is no link', 'e.g. this, i.e. that', 'e.g. this, i.e. that'],
]

for (const [what, typed, message] of messages)
  test(`of a message: ${what}`, () => assert.is(valueIn(parseInvitationMessage(typed)), message))

const wrong: readonly (readonly [what: string, typed: string, says: RegExp])[] = [
  ['nothing', '', /1 to 500/],
  ['spaces and lines alone', ' \n\r\n\u3000', /1 to 500/],
  ['501 characters', 'x'.repeat(501), /1 to 500/],
  ['501 emoji', '\u{1f600}'.repeat(501), /1 to 500/],
  ['an empty Braille cell', '\u2800', /1 to 500/],
  ['a web address', 'look at https://evil.example/x', /links/],
  ['a web address in capitals', 'HTTPS://1.2.3.4/', /links/],
  ['an address of another scheme', 'ftp+x-1.0://host', /links/],
  ['a mail link', 'mailto:ada', /links/],
  ['an e-mail address', 'ada@localhost', /links/],
  ['a bare host name', 'see evil.example', /links/],
  ['a host name in another script', 'see пример.рф', /links/],
  ['a host name of numbers and letters', 'see 1.de', /links/],
  ['a host name in capitals', 'EVIL.COM', /links/],
  ['a host name with an ideographic full stop', 'see evil\u3002example', /links/],
  ['a host name in full-width letters', 'see \uff45\uff56\uff49\uff4c\uff0e\uff43\uff4f\uff4d', /links/],
  ['a host name with a half-width full stop', 'see evil\uff61com', /links/],
  ['an address with a full-width at sign', 'ada\uff20host', /links/],
  ['a bare IP address', 'see 192.0.2.7 now', /links/],
  ['a bare IPv6 address', 'see [2001:db8::1] now', /links/],
  ['a control character', 'a\u0007b', /control or formatting/],
  ['a tab', 'a\tb', /control or formatting/],
  ['a lone carriage return', 'a\rb', /control or formatting/],
  ['an override of the writing direction', 'a\u202eb', /control or formatting/],
  ['a zero-width space', 'evil\u200b.example', /control or formatting/],
  ['a line separator', 'a\u2028b', /control or formatting/],
  ['a lone surrogate', 'a\ud800', /control or formatting/],
]

for (const [what, typed, says] of wrong)
  test(`a message is not ${what}`, () => {
    const { field, message } = failureIn(parseInvitationMessage(typed))
    assert.is(field, 'message')
    assert.match(message, /^must /)
    assert.match(message, says)
  })

test('reading a message twice changes nothing more, and it never holds what mail programs make a link of', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '.', ' ', ':', '/', '@', '\n', 'é', 'http', 'com') }),
      (typed) => {
        const once = parseInvitationMessage(typed)
        if (once.isErr()) return
        assert.is(valueIn(parseInvitationMessage(once.value)), once.value)
        assert.not.match(once.value, /@|[a-z]:\/\/|\w\.[a-z]{2}/i)
      },
    ),
    { numRuns: 2000 },
  )
})

test.run()
