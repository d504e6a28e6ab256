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
