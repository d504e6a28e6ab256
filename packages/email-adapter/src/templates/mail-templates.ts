import { err, ok, type Result } from 'neverthrow'
import type { MailFacts, MailFactsOf, MailKind } from '../notifications/kinds/mail-facts.js'
import type { RenderMail } from '../notifications/kinds/render-mail.js'
import { chooseWords } from './choose-words.js'
import { mailSheet } from './mail-sheet.js'
import { mailPage } from './page/mail-page.js'
import { mailText } from './page/mail-text.js'
import { palettes as ownPalettes, type Palettes } from './page/palette.js'
import { unreadable } from './page/readable.js'
import { german } from './words/de.js'
import { english } from './words/en.js'
import { spanish } from './words/es.js'
import { japanese } from './words/ja.js'
import type { MailWords } from './words/mail-words.js'

/** Templates of a host's own, for some kinds of mail; each is given exactly what its kind tells. */
export type OwnTemplates = {
  readonly [Kind in MailKind]?: (facts: MailFactsOf<Kind>) => ReturnType<RenderMail>
}

/** How mails are to look and to read. */
export interface MailTemplateOptions {
  /** The languages there are; the first is used where none is wanted that there is. English, German, Spanish, Japanese if left out. */
  readonly words?: readonly [MailWords, ...MailWords[]]
  /** Colours as `#rrggbb`; every text must stand out from its ground by 4.5 to 1 (WCAG 2.2, 1.4.3). */
  readonly palettes?: Palettes
  /** Kinds of mail that the host writes itself. What they are given comes from strangers: make it harmless first. */
  readonly own?: OwnTemplates
}

/** The options of mails cannot be used; the message says why. */
export interface MailTemplateFailure {
  readonly kind: 'mail-template-failure'
  readonly message: string
}

/** The languages that mails are written in. */
export const mailLanguages: readonly [MailWords, ...MailWords[]] = [english, german, spanish, japanese]

const ownFor = <Kind extends MailKind>(own: OwnTemplates, facts: MailFactsOf<Kind>) =>
  own[facts.kind] as ((facts: MailFactsOf<Kind>) => ReturnType<RenderMail>) | undefined

const render = (facts: MailFacts, words: readonly [MailWords, ...MailWords[]], palettes: Palettes) => {
  const sheet = mailSheet(facts, chooseWords(facts.languages, words))
  return { subject: sheet.subject, text: mailText(sheet), html: mailPage(sheet, palettes) }
}

/**
 * Makes the templates of mails: other colours, other languages or templates of one's own where wanted.
 *
 * @example
 * ```ts
 * const templates = mailTemplates({ own: { left: ({ memberTenantName }) => farewell(memberTenantName) } })
 * if (templates.isErr()) throw new Error(templates.error.message)
 * ```
 */
export const mailTemplates = (options: MailTemplateOptions = {}): Result<RenderMail, MailTemplateFailure> => {
  const { words = mailLanguages, palettes = ownPalettes, own = {} } = options
  const problem = unreadable(palettes)
  if (problem !== undefined) return err({ kind: 'mail-template-failure', message: problem })
  return ok((facts) => (ownFor(own, facts) ?? ((given: MailFacts) => render(given, words, palettes)))(facts))
}

/** Writes mails as they are without any option. */
export const renderMail: RenderMail = (facts) => render(facts, mailLanguages, ownPalettes)
