const longest = 100

// Control characters could end a header; bidirectional and zero-width ones could make a text read as another (UAX #9, UTS #36).
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

// A zero-width space behind the dots and slashes keeps mail programs from making a link of a name.
const unlinked = (text: string): string =>
  text.replaceAll('://', ':\u200b//').replace(/(?<=[\p{L}\p{N}])([.@])(?=[\p{L}\p{N}])/gu, '$1\u200b')

/**
 * Makes text that strangers wrote, such as the name of a tenant, harmless inside a mail: one line, at most
 * 100 characters, nothing invisible, and nothing that turns into a link.
 */
export const strangerText = (text: string): string => {
  const line = text.toWellFormed().normalize('NFC').replace(invisible, ' ').replace(/\s+/gu, ' ').trim()
  const characters = [...line]
  const capped = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line
  return unlinked(capped === '' ? '(no name)' : capped)
}
