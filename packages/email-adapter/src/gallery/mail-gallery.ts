import type { LanguageTag } from '@community-handshake/domain'
import type { MailKind } from '../notifications/kinds/mail-facts.js'
import type { RenderMail } from '../notifications/kinds/render-mail.js'
import { mailLanguages, renderMail as ownTemplates } from '../templates/mail-templates.js'
import { allSampleMails } from './sample-mails.js'

/** A mail of one kind in one language, with made-up facts. */
export interface SampleMail extends ReturnType<RenderMail> {
  readonly kind: MailKind
  /** The language (BCP 47). */
  readonly language: string
}

/**
 * Every kind of mail in every language, written about made-up people, to look at.
 *
 * @param render the templates; those of this package if left out
 * @param languages in which to write them; those of this package if left out
 */
export const mailGallery = (
  render: RenderMail = ownTemplates,
  languages: readonly string[] = mailLanguages.map(({ language }) => language),
): readonly SampleMail[] =>
  languages.flatMap((language) =>
    allSampleMails.map((facts) => ({
      kind: facts.kind,
      language,
      ...render({ ...facts, languages: [language as LanguageTag] }),
    })),
  )
