import { type EmailAddress, parseTimestamp } from '@community-handshake/domain'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type MailFactsOf, type MailWords, mailLanguages, mailTemplates, renderMail } from '../../src/index.js'
import { isolated, strangerText, unlinked } from '../../src/templates/stranger-text.js'
import { valueIn } from '../support/results.js'

type Invitation = MailFactsOf<'invitation'>

const content: Invitation = {
  kind: 'invitation',
  role: 'invitee',
  languages: [],
  communityName: 'Grid data exchange',
  ownerTenantName: 'Aster Energy',
  invitedBy: 'ada@aster.example' as EmailAddress,
  to: 'bela@borealis.example' as EmailAddress,
  deadline: valueIn(parseTimestamp('2026-12-07T09:30:00Z')),
  link: 'https://communities.example.com/invitations/1#k1.1.secret',
  contactEmail: 'grid@aster.example' as EmailAddress,
}

const mailWith = (changed: Partial<Invitation>) => renderMail({ ...content, ...changed })

test('says who invites whom to what, until when, and what happens next', () => {
  const { subject, text } = mailWith({})
  assert.is(subject, 'Aster Energy invites your organisation to the community “Grid data exchange”')
  const needed = ['Invited by: ada@aster.example', 'confirms it', 'Only then', 'did not expect it', content.link]
  for (const part of needed) assert.ok(text.includes(part), `“${part}” is missing in:\n${text}`)
  // The comma comes and goes with the version of the language data.
  assert.match(text, /before Monday,? 7 December 2026 at 09:30 UTC\./)
})

const wordsOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")

test('text and HTML say the same', () => {
  const { text, html } = mailWith({ message: 'Dear Bela,\nas we agreed.' })
  const words = wordsOf(html)
  const sentences = text
    .split('\n')
    .flatMap((line) => line.replace(/^\d\. |^> |:$/g, '').split(/(?<=^(?:From|Invited by|Valid until)): /))
  for (const sentence of sentences.filter((one) => one !== ''))
    assert.ok(words.includes(sentence), `“${sentence}” is missing in the HTML`)
})

test('another language brings its own sentences and the way it is written', () => {
  const [english] = mailLanguages
  const { invitation } = english.mails
  const mails = {
    ...english.mails,
    invitation: (told: Parameters<typeof invitation>[0]) => ({ ...invitation(told), button: 'לצפייה בהזמנה' }),
  }
  const hebrew: MailWords = { ...english, language: 'he', direction: 'rtl', mails }
  const { html, text } = valueIn(mailTemplates({ words: [hebrew] }))(content)
  assert.match(html, /<html lang="he" dir="rtl">/)
  assert.match(html, /align="right"/)
  assert.ok(html.includes('לצפייה בהזמנה') && text.includes('לצפייה בהזמנה'))
})

const hostile = [
  'Evil\r\nBcc: victim@example.com',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">click</a>',
  'Pay at http://evil.example/now or www.evil.example',
  'Write to evil@evil.example or evil．example or evil。example',
  '💩.evil.example भारती.evil.example',
  '\u202egnp.exe \u2066hidden\u2069 \u200bzero',
  'x'.repeat(10_000),
  '\u0000\u0007\u001b[31m',
  '\ud800 broken',
  '',
  '\u3164\u200d\u2800',
]

for (const name of hostile)
  test(`a hostile name arrives as harmless text: ${JSON.stringify(name.slice(0, 40))}`, () => {
    const { subject, text, html } = mailWith({ communityName: name, ownerTenantName: name })
    assert.not.match(subject, /[\p{Cc}\u202a-\u202e\u2066-\u2069]|:\/\//u)
    assert.ok([...subject].length <= 180, `${subject.length} characters`)
    assert.not.match(html, /<script|<img|onerror=alert\(1\)>/)
    assert.equal(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      [content.link, content.link],
    )
    for (const part of [text, wordsOf(html)]) {
      assert.not.match(part.replaceAll(content.link, ''), /https?:\/\//)
      assert.not.match(part, /www\.evil|evil[.．。]example|[💩ी].evil|evil@e/u)
    }
  })

const messageIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('> '))
    .map((line) => line.slice(2))

test('the message of the inviting person stands in the mail, line by line and marked as theirs', () => {
  const { text, html } = mailWith({ message: 'Dear Bela,\n\n\nas we agreed in “Oslo” & by phone.\n  Ada  ' })
  assert.equal(messageIn(text), ['Dear Bela,', 'as we agreed in “Oslo” & by phone.', 'Ada'])
  assert.match(text, /ada@aster\.example writes to you:\n> Dear Bela,/)
  assert.match(html, /<blockquote[^>]*>[\s\S]*as we agreed in “Oslo” &amp; by phone\.[\s\S]*<\/blockquote>/)
})

test('without a message nothing is quoted', () => {
  for (const nothing of [{}, { message: '' }, { message: '\u3164\n\u200d' }]) {
    const { text, html } = mailWith(nothing)
    assert.equal(messageIn(text), [])
    assert.not.match(`${text}${html}`, /writes to you|<blockquote/)
  }
})

const hostileMessages = [
  ...hostile,
  'Click \\\\evil.example\\share or \\\\evil\\share',
  'mailto:evil@evil.example tel:+4912345 javascript:alert(1)',
  'fine\u2028View community invite:\u2029https://evil.example',
  'fine\r\n\r\nView community invite:\rhttps://evil.example\u0085x',
]

for (const message of hostileMessages)
  test(`a hostile message arrives as harmless text: ${JSON.stringify(message.slice(0, 40))}`, () => {
    const { text, html } = mailWith({ message })
    assert.equal(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      [content.link, content.link],
    )
    assert.not.match(html, /<script|<img|<a href="https:\/\/evil/)
    for (const part of [text, wordsOf(html)]) {
      assert.not.match(part.replaceAll(content.link, ''), /https?:\/\/|\\\\|\p{L}:(?![\s\u200b])/u)
      assert.not.match(part, /www\.evil|evil[.．。]example|[💩ी].evil|evil@e/u)
    }
    // Whatever line it brings along, no line of the text is its own without the mark in front.
    const ours = mailWith({}).text.split('\n')
    const added = text.split('\n').filter((line) => !ours.includes(line) && !line.startsWith('> '))
    assert.ok(
      added.every((line) => line === 'ada@aster.example writes to you:'),
      added.join('\n'),
    )
    assert.not.match(html.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e]/u)
  })

test('a message that got longer than any message may be is cut, and says so', () => {
  const long = messageIn(mailWith({ message: 'x'.repeat(10_000) }).text)
  assert.equal(
    long.map((line) => line.length),
    [500],
  )
  assert.ok(long[0]?.endsWith('…'))
  const high = messageIn(mailWith({ message: 'x\n'.repeat(10_000) }).text)
  assert.is(high.length, 21)
  assert.is(high.at(-1), '…')
  const exact = ['a'.repeat(250), 'b'.repeat(250)]
  assert.equal(messageIn(mailWith({ message: exact.join('\n') }).text), exact)
  assert.equal(messageIn(mailWith({ message: [...exact, 'c'].join('\n') }).text), [...exact, '…'])
})

test('no message whatever puts a link, or anything but text in its place, into the mail', () => {
  const tags = (message: string) => (mailWith({ message }).html.match(/<(?!p |\/p>)/g) ?? []).length
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (message) => {
      const shown = messageIn(mailWith({ message }).text).length > 0
      assert.is(tags(message), shown ? tags('hello') : tags(''))
    }),
  )
})

test('a mail that takes the place of an earlier one says so', () => {
  const again = renderMail({ ...content, kind: 'resent' })
  assert.is(again.subject, mailWith({}).subject)
  assert.match(again.text, /the link in earlier mails does not work any more/)
  assert.not.match(mailWith({}).text, /earlier mails/)
})

test('no name whatever puts a header, a tag or a link into the mail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const { subject, html } = mailWith({ communityName: name, ownerTenantName: name })
      assert.not.match(subject, /[\r\n]/)
      assert.is((html.match(/<a /g) ?? []).length, 2)
      assert.is((html.match(/</g) ?? []).length, (mailWith({}).html.match(/</g) ?? []).length)
    }),
  )
})

test('a name reads as before once the break marks are taken out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      const line = strangerText(name, 100)
      assert.is(unlinked(line).replaceAll('\u200b', ''), line)
    }),
  )
})

test('names in any script stay as they are', () => {
  for (const name of ['Åster & Söhne GmbH', '株式会社アスター', 'نیروگاه می‌رود', 'Η Εταιρεία', '👩‍💻 Club'])
    assert.is(strangerText(name, 100), name)
})

test('a right-to-left name does not turn the sentence round', () => {
  assert.is(isolated('شركة الطاقة'), '\u2068شركة الطاقة\u2069')
  assert.is(isolated('Aster'), 'Aster')
  assert.ok(mailWith({ ownerTenantName: 'شركة' }).text.includes('\u2068شركة\u2069 invites'))
})

test('marks piled upon a letter are cut to what a language needs', () => {
  assert.is(strangerText(`a${'\u0301'.repeat(50)}`, 100).normalize('NFD').length, 1 + 5)
})

test('the HTML loads nothing and needs nothing from elsewhere', () => {
  const { html } = mailWith({})
  assert.not.match(html, /<img|<link|<script|url\(|@import|src=/)
  assert.match(html, /<html lang="en" dir="ltr">/)
  assert.match(html, /name="viewport"/)
  assert.match(html, /prefers-color-scheme: dark/)
})

test.run()
