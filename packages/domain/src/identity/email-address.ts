import { err, ok, type Result } from 'neverthrow'
import tr46 from 'tr46'
import type { Branded } from './ids.js'
import { type ParseFailure, parseFailure } from './parse-failure.js'

/**
 * An e-mail address in its one comparable form: NFC, lower case, the domain in ASCII (IDNA, UTS #46).
 * Two addresses are the same exactly when these strings are equal.
 */
export type EmailAddress = Branded<'EmailAddress'>

/** RFC 5321 section 4.5.3.1: at most 64 octets before the @ and 254 in all. */
const limits = { localPart: 64, address: 254 } as const

// RFC 5321 Dot-string, widened to non-ASCII letters by RFC 6531; quoted strings are refused on purpose:
// no administrator has one, and they are a classic way to smuggle a second address. So are letters that nobody sees.
const atom = /^(?:(?!\p{DI})[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-])+$/u

const utf8Length = (text: string): number => encodeURIComponent(text).replace(/%../g, 'x').length

const parseLocalPart = (text: string): Result<string, string> => {
  const normal = text.normalize('NFC').toLowerCase().normalize('NFC')
  if (!normal.split('.').every((part) => atom.test(part)))
    return err('has characters before the @ that an address cannot have')
  return utf8Length(normal) <= limits.localPart ? ok(normal) : err('is too long before the @ (at most 64)')
}

// What is read in the place of an address that was erased or cannot be opened; see erasure/stand-ins.
const standsForNobody = /^(?:forgotten|sealed)\.invalid$/

const parseDomain = (text: string): Result<string, string> => {
  const ascii = tr46.toASCII(text.normalize('NFC'), {
    checkBidi: true,
    checkHyphens: true,
    checkJoiners: true,
    useSTD3ASCIIRules: true,
    verifyDNSLength: true,
  })
  if (ascii !== null && standsForNobody.test(ascii)) return err('is a place holder for an address, not an address')
  if (ascii === null || !ascii.includes('.')) return err('needs a domain such as example.com after the @')
  return /\.[0-9]+$/.test(ascii) ? err('needs a domain name after the @, not an IP address') : ok(ascii)
}

const parseParts = (text: string): Result<string, string> => {
  const at = text.lastIndexOf('@')
  if (at < 1) return err('must be an address such as name@example.com')
  return parseLocalPart(text.slice(0, at)).andThen((local) =>
    parseDomain(text.slice(at + 1)).andThen((domain) => {
      const address = `${local}@${domain}`
      return utf8Length(address) <= limits.address ? ok(address) : err('is too long (at most 254)')
    }),
  )
}

/**
 * Reads an address as typed by a person and normalises it, once and for all.
 *
 * @param text what was typed; spaces around it are ignored, 320 characters at most
 * @param field the field's name for the failure's text
 * @returns the comparable form, or what is wrong with the text
 * @see RFC 5321, RFC 6531, UTS #46
 */
export const parseEmailAddress = (text: string, field = 'email'): Result<EmailAddress, ParseFailure> => {
  const trimmed = text.trim()
  if (trimmed.length > 320 || !trimmed.isWellFormed()) return err(parseFailure(field, 'is not a usable address'))
  return parseParts(trimmed)
    .map((address) => address as EmailAddress)
    .mapErr((problem) => parseFailure(field, problem))
}

/**
 * Shows enough of an address to recognise one's own, and not enough to learn another's:
 * `ada@example.com` becomes `a••@e••.com`.
 */
export const maskEmailAddress = (address: EmailAddress): string => {
  const at = address.lastIndexOf('@')
  const dot = address.lastIndexOf('.')
  const mask = (text: string) => `${[...text][0] ?? ''}••`
  return `${mask(address.slice(0, at))}@${mask(address.slice(at + 1, dot))}${address.slice(dot)}`
}
