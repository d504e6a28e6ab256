import { err, ok, type Result } from 'neverthrow'
import type { Branded } from '../identity/ids.js'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'

/** A community's name: NFC, one line, 1 to 100 characters, nothing invisible in it. */
export type CommunityName = Branded<'CommunityName'>
/** What a community is for: NFC, at most 1,000 characters, line breaks allowed; may be empty. */
export type CommunityDescription = Branded<'CommunityDescription'>

// Control, format and default-ignorable characters can reverse, hide or break the text in a mail or a list
// (UAX #9, UTS #36). Zero-width joiners and variation selectors stay allowed inside: several scripts and most emoji
// cannot be written without them. But a name needs something to see.
const invisible = /[\p{Cc}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cf}\p{DI}]/u
const invisibleExceptBreaks = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]|(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cf}\p{DI}]/u
const visible = /[^\p{Z}\p{C}\p{DI}\u2800]/u

const characters = (text: string): number => [...text].length

/** Reads a {@link CommunityName}; spaces around it are dropped, runs of spaces become one. */
export const parseCommunityName = (text: string): Result<CommunityName, ParseFailure> => {
  const name = text.normalize('NFC').replace(/ +/g, ' ').trim()
  if (!text.isWellFormed() || invisible.test(name))
    return err(parseFailure('name', 'must be one line without control or formatting characters'))
  return visible.test(name) && characters(name) <= 100
    ? ok(name as CommunityName)
    : err(parseFailure('name', 'must have 1 to 100 characters'))
}

/** Reads a {@link CommunityDescription}; Windows line breaks become plain ones. */
export const parseCommunityDescription = (text: string): Result<CommunityDescription, ParseFailure> => {
  const description = text.normalize('NFC').replace(/\r\n/g, '\n').trim()
  if (!text.isWellFormed() || invisibleExceptBreaks.test(description))
    return err(parseFailure('description', 'must not have control or formatting characters'))
  return characters(description) <= 1000
    ? ok(description as CommunityDescription)
    : err(parseFailure('description', 'must have at most 1,000 characters'))
}

/** What an inviting person writes to the recipient: NFC, 1 to 500 characters, line breaks allowed, no link in it. */
export type InvitationMessage = Branded<'InvitationMessage'>
/** A language as BCP 47 writes it (RFC 5646), for example `de` or `es-MX`. */
export type LanguageTag = Branded<'LanguageTag'>

// Mail programs make links of bare host names as well; an address is a link too.
const link = /[a-z][a-z0-9+.-]*:\/\/|mailto:|@|[\p{L}\p{N}]\.\p{L}{2,}|\d+(\.\d+){3}|\[[\da-f]*:[\da-f:.]*\]/iu
// Readers take these for the full stop of a host name (UTS #46, section 4.5), but not within a text in an East Asian
// script, where they end a sentence and no space follows.
const wideStops = /[\u3002\uff0e\uff61]/g
const stopsOfSentences =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\u3002\uff0e\uff61]|[\u3002\uff0e\uff61](?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu

const asHostNamesAreRead = (text: string): string =>
  text.replace(stopsOfSentences, ' ').replace(wideStops, '.').normalize('NFKC')

/** Reads an {@link InvitationMessage}. Links are refused: the mail's own must be the only one. */
export const parseInvitationMessage = (text: string): Result<InvitationMessage, ParseFailure> => {
  const message = text.normalize('NFC').replace(/\r\n/g, '\n').trim()
  if (!text.isWellFormed() || invisibleExceptBreaks.test(message))
    return err(parseFailure('message', 'must not have control or formatting characters'))
  if (!visible.test(message) || characters(message) > 500)
    return err(parseFailure('message', 'must have 1 to 500 characters'))
  return link.test(asHostNamesAreRead(message))
    ? err(parseFailure('message', 'must not hold links, host names or addresses; put a space after each full stop'))
    : ok(message as InvitationMessage)
}

const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i

// RFC 5646 section 2.1.1: regions in capitals, scripts with one, everything else in lower case.
const spelledPart = (part: string): string => {
  if (part.length === 2) return part.toUpperCase()
  return part.length === 4 && !/^\d/.test(part)
    ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
    : part.toLowerCase()
}

/** Reads a {@link LanguageTag}; its parts are spelled as BCP 47 recommends. */
export const parseLanguageTag = (text: string): Result<LanguageTag, ParseFailure> => {
  const problem = parseFailure('language', 'must be a language tag such as de or es-MX')
  if (!languageTag.test(text)) return err(problem)
  const [language = '', ...rest] = text.split('-')
  const spelled = rest.map(spelledPart)
  return ok([language.toLowerCase(), ...spelled].join('-') as LanguageTag)
}
