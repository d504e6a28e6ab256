import type { MailFacts } from '../notifications/kinds/mail-facts.js'
import type { Block, MailSheet } from './page/blocks.js'
import { isolated, strangerLines, unlinked } from './stranger-text.js'
import { toldMismatch, toldOf } from './told.js'
import type { MailWords, Told, Words } from './words/mail-words.js'

const roomForMessage = { characters: 500, lines: 20 } as const

const quoted = (facts: MailFacts, texts: MailWords, { person }: Told): readonly Block[] => {
  const message = 'message' in facts ? (facts.message ?? '') : ''
  const lines = strangerLines(message, roomForMessage).map((line) => isolated(unlinked(line)))
  return lines.length === 0 ? [] : [{ kind: 'quotation', heading: texts.quoteHeading(person), lines }]
}

const warned = (facts: MailFacts, texts: MailWords): readonly Block[] => {
  const mismatches = 'mismatches' in facts ? facts.mismatches : []
  if (mismatches.length === 0) return []
  const items = mismatches.map((mismatch) => texts.mismatch(toldMismatch(mismatch, texts)))
  return [{ kind: 'warnings', heading: texts.mismatchesHeading(mismatches.length), items }]
}

// The link of an invitation opens it; every other mail leads to a page, where the host has one.
const linkIn = (facts: MailFacts): string | undefined => ('link' in facts ? facts.link : facts.page)

const stepsIn = (words: Words, texts: MailWords): readonly Block[] =>
  words.steps === undefined
    ? []
    : [
        { kind: 'subheading', text: texts.stepsHeading },
        { kind: 'steps', items: words.steps },
      ]

const strongIn = ({ strong }: Words): readonly Block[] =>
  strong === undefined ? [] : [{ kind: 'paragraph', as: 'strong', text: strong }]

/** Puts a mail together from the sentences of a language. */
export const mailSheet = (facts: MailFacts, texts: MailWords): MailSheet => {
  const told = toldOf(facts, texts)
  const words = texts.mails[facts.kind](told)
  const link = words.button === undefined ? undefined : linkIn(facts)
  const action: readonly Block[] =
    link === undefined || words.button === undefined ? [] : [{ kind: 'action', label: words.button, link }]
  return {
    language: texts.language,
    direction: texts.direction,
    subject: words.subject,
    preview: words.preview,
    card: [
      { kind: 'paragraph', as: 'kind', text: words.kind },
      { kind: 'heading', text: words.heading },
      { kind: 'paragraph', as: 'lead', text: words.lead },
      ...(words.facts.length === 0 ? [] : [{ kind: 'facts', facts: words.facts } as const]),
      ...warned(facts, texts),
      ...quoted(facts, texts, told),
      ...strongIn(words),
      ...action,
      ...stepsIn(words, texts),
      ...(link === undefined ? [] : [{ kind: 'address', hint: texts.linkHint, link } as const]),
    ],
    below: [...(words.aside === undefined ? [] : [words.aside]), texts.questions(told.contact)],
  }
}
