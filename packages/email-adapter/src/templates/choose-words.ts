import type { MailWords } from './words/mail-words.js'

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

/**
 * Chooses the language of a mail (RFC 4647, section 3.4, look-up): the first wanted one for which there are sentences,
 * exactly so or in its main language; the first of those that there are where none fits.
 *
 * @param wanted tags in the order of preference: chosen by the caller, known of the recipient, the community's
 */
export const chooseWords = (wanted: readonly string[], available: readonly [MailWords, ...MailWords[]]): MailWords => {
  for (const tag of wanted) {
    const exact = available.find(({ language }) => language.toLowerCase() === tag.toLowerCase())
    const near = exact ?? available.find(({ language }) => primary(language) === primary(tag))
    if (near !== undefined) return near
  }
  return available[0]
}
