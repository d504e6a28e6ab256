import type { LanguageTag, TenantId } from '@community-handshake/domain'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { allSampleMails, sampleMails } from '../../src/gallery/sample-mails.js'
import { chooseWords, type MailFacts, mailLanguages, mailTemplates, palettes, renderMail } from '../../src/index.js'
import { contrastOf } from '../../src/templates/page/readable.js'
import { failureIn, valueIn } from '../support/results.js'

const tag = (text: string): LanguageTag => text as LanguageTag
const inLanguage = (facts: MailFacts, language: string): MailFacts => ({ ...facts, languages: [tag(language)] })

const wordsOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, ' ')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

const linkOf = (facts: MailFacts): string => ('link' in facts ? facts.link : (facts.page ?? ''))

for (const { language } of mailLanguages)
  for (const sample of allSampleMails) {
    const facts = inLanguage(sample, language)

    test(`in ${language}, ${facts.kind} is written whole, and text and HTML say the same`, () => {
      const { subject, text, html } = renderMail(facts)
      assert.match(html, new RegExp(`<html lang="${language}" dir="ltr">`))
      for (const part of [subject, text, html])
        assert.not.match(part, /undefined|\[object|null|“”|„“|«»|「」|\(\)|（）/)
      assert.ok([...subject].length > 10 && [...subject].length < 200)
      const shown = wordsOf(html)
      for (const line of text.split('\n').map((one) => one.replace(/^(?:\d\. |> |- )/, ''))) {
        const [label = '', ...value] = line.split(': ')
        assert.ok(
          shown.includes(line.replace(/:$/, '')) || (shown.includes(label) && shown.includes(value.join(': '))),
          line,
        )
      }
      assert.ok(text.includes(facts.contactEmail), 'whom to ask')
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
      assert.ok(
        links.every((href) => href === linkOf(facts)),
        links.join(),
      )
    })
  }

test('no two languages say the same, except for names', () => {
  for (const facts of allSampleMails) {
    const subjects = mailLanguages.map(({ language }) => renderMail(inLanguage(facts, language)).subject)
    assert.is(new Set(subjects).size, mailLanguages.length, facts.kind)
  }
})

test('no two kinds of mail have the same subject', () => {
  const subjects = allSampleMails.map((facts) => renderMail(facts).subject)
  // Sent again it stays in its conversation.
  assert.is(new Set(subjects).size, subjects.length - 1)
})

test('everything that does not match stands in the mail that asks to confirm, in the words of its language', () => {
  const german = renderMail(inLanguage(sampleMails['confirmation-due'], 'de')).text
  for (const part of [
    'Das passt nicht zusammen',
    'borealis.\u200bcom und b.\u200beu',
    '20. November 2026',
    'BoreaIis Robotics',
  ])
    assert.ok(german.includes(part), `${part} in ${german}`)
  const one = { ...sampleMails['confirmation-due'], mismatches: sampleMails['confirmation-due'].mismatches.slice(0, 1) }
  assert.match(renderMail(one).text, /One thing does not match\n- boss@/)
  assert.not.match(renderMail({ ...one, mismatches: [] }).text, /match/)
})

test('the deadline is told with weekday, minute and time zone in each language', () => {
  const deadline = (language: string): string => renderMail(inLanguage(sampleMails.invitation, language)).text
  assert.match(deadline('en'), /Monday,? 7 December 2026 at 09:30 UTC/)
  assert.match(deadline('de'), /Montag, 7\. Dezember 2026 um 09:30 UTC/)
  assert.match(deadline('es'), /lunes, 7 de diciembre de 2026(?: a las|,) 9:30 UTC/)
  assert.match(deadline('ja'), /2026年12月7日月曜日 9:30 UTC/)
})

test('the language is the first that is wanted and there, exactly or nearly, and the first of all else', () => {
  const chosen = (...wanted: readonly string[]): string => chooseWords(wanted, mailLanguages).language
  assert.is(chosen('es-MX', 'de'), 'es')
  assert.is(chosen('fr', 'DE'), 'de')
  assert.is(chosen('ja'), 'ja')
  assert.is(chosen('fr', 'nl'), 'en')
  assert.is(chosen(), 'en')
  const [english] = mailLanguages
  const american = { ...english, language: 'en-US' }
  assert.is(chooseWords(['en-US'], [english, american]).language, 'en-US')
  assert.is(chooseWords(['en-AU'], [english, american]).language, 'en')
})

test('names of strangers arrive as harmless text in every kind of mail and every language', () => {
  const hostile = fc.constantFrom(
    'Evil\r\nBcc: victim@example.com',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '"><a href="https://evil.example">click</a>',
    'Pay at http://evil.example/now',
    '\u202egnp.exe \u2066hidden\u2069',
    'x'.repeat(10_000),
  )
  const facts = fc.constantFrom(...allSampleMails)
  const language = fc.constantFrom(...mailLanguages.map((words) => words.language))
  fc.assert(
    fc.property(hostile, facts, language, (name, sample, spoken) => {
      const names = Object.keys(sample).filter((key) => key.endsWith('Name') || key === 'acceptingTenantId')
      const poisoned = { ...inLanguage(sample, spoken), ...Object.fromEntries(names.map((key) => [key, name])) }
      const { subject, text, html } = renderMail(poisoned)
      assert.not.match(subject, /[\p{Cc}\u202a-\u202e\u2066-\u2069]|:\/\//u)
      assert.ok(subject.length < 300)
      assert.not.match(html, /<script|<img|href="https:\/\/evil/)
      assert.not.match(text.replaceAll(linkOf(sample), ''), /https?:\/\/|evil\.example|[\u202a-\u202e]/)
    }),
    { numRuns: 300 },
  )
})

test('a name in something that does not match is harmless, too', () => {
  const mismatch = { code: 'unknown-tenant' as const, tenantId: 'http://evil.example/<b>' as TenantId }
  const { text, html } = renderMail({ ...sampleMails['confirmation-due'], mismatches: [mismatch] })
  assert.not.match(text, /http:\/\/evil/)
  assert.not.match(html, /<b>/)
})

test('a host writes kinds of its own, and is given exactly what they tell', () => {
  const render = valueIn(
    mailTemplates({
      own: {
        left: ({ memberTenantName, leftAt }) => ({ subject: memberTenantName, text: leftAt, html: leftAt }),
      },
    }),
  )
  assert.is(render(sampleMails.left).subject, 'Borealis Robotics')
  assert.is(render(sampleMails.removed).subject, renderMail(sampleMails.removed).subject)
})

test('a host has colours of its own, as long as people can read them', () => {
  const { light, dark } = palettes
  const green = { light: { ...light, button: '#0b5d1e', link: '#0b5d1e' }, dark }
  const { html } = valueIn(mailTemplates({ palettes: green }))(sampleMails.invitation)
  assert.ok(html.includes('background: #0b5d1e'))
  const pale = failureIn(mailTemplates({ palettes: { light: { ...light, quiet: '#aaaaaa' }, dark } }))
  assert.match(pale.message, /light palette quiet on card has a contrast of 2\.3; it must be at least 4\.5/)
  const no = failureIn(mailTemplates({ palettes: { light, dark: { ...dark, page: 'red}</style>' } } }))
  assert.match(no.message, /colour page of the dark palette must be written as #rrggbb/)
})

test('the contrast of colours is that of WCAG', () => {
  assert.is(contrastOf('#000000', '#ffffff'), 21)
  assert.is(contrastOf('#777777', '#ffffff').toFixed(2), '4.48')
  assert.ok(mailTemplates().isOk(), 'our own colours can be read')
})

test.run()
