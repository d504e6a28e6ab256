import { type EmailAddress, parseTimestamp } from '@community-handshake/domain'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type InvitationMailContent, invitationMail } from '../src/index.js'
import { colours } from '../src/templates/invitation-mail.js'

const content: InvitationMailContent = {
  communityName: 'Grid data exchange',
  ownerTenantName: 'Aster Energy',
  invitedBy: 'ada@aster.example' as EmailAddress,
  recipient: 'bela@borealis.example' as EmailAddress,
  deadline: parseTimestamp('2026-12-07T09:30:00Z')._unsafeUnwrap(),
  link: 'https://communities.example.com/invitations/1#k1.1.secret',
  contactEmail: 'grid@aster.example' as EmailAddress,
}

const mailWith = (changed: Partial<InvitationMailContent>) =>
  invitationMail({ ...content, ...changed }, 'id@example.com')

test('says who invites whom to what, until when, and what happens next', () => {
  const { subject, text, to, replyTo } = mailWith({})
  assert.is(subject, 'Aster Energy invites your organisation to the community “Grid data exchange”')
  assert.is(to, content.recipient)
  assert.is(replyTo, content.contactEmail)
  for (const part of ['ada@aster.example', 'confirms it', 'Only then', content.link])
    assert.ok(text.includes(part), `“${part}” is missing in:\n${text}`)
  // The comma comes and goes with the version of the language data.
  assert.match(text, /before Monday,? 7 December 2026 at 09:30 UTC\./)
})

test('text and HTML say the same', () => {
  const { text, html } = mailWith({})
  const words = html
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>|<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const sentence = line.replace(/^\d\. |:$/g, '')
    assert.ok(words.includes(sentence), `“${sentence}” is missing in the HTML`)
  }
})

const hostile = [
  'Evil\r\nBcc: victim@example.com',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.example">click</a>',
  'Pay at http://evil.example/now or www.evil.example',
  '\u202egnp.exe \u2066hidden\u2069 \u200bzero',
  'x'.repeat(10_000),
  '\u0000\u0007\u001b[31m',
  '\ud800 broken',
  '',
]

for (const name of hostile)
  test(`a hostile name arrives as harmless text: ${JSON.stringify(name.slice(0, 40))}`, () => {
    const { subject, text, html } = mailWith({ communityName: name, ownerTenantName: name })
    assert.not.match(subject, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    assert.ok([...subject].length < 300, `${subject.length} characters`)
    assert.not.match(html, /<script|<img|onerror=alert\(1\)>/)
    assert.equal(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      [content.link, content.link],
    )
    assert.not.match(text.replaceAll(content.link, ''), /https?:\/\//)
    assert.not.match(text, /www\.evil|evil\.example/)
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

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

test('every text stands out from its background, light and dark (WCAG 2.2, 1.4.3)', () => {
  for (const { card, text, quiet, link } of [colours.light, colours.dark])
    for (const colour of [text, quiet, link]) assert.ok(contrast(colour, card) >= 4.5, `${colour} on ${card}`)
  assert.ok(contrast(colours.button.text, colours.button.background) >= 4.5)
})

test.run()
