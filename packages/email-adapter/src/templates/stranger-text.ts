// Control characters could end a header; line and paragraph separators could start a line of their own.
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
// Bidirectional marks, zero-width characters and fillers could make a text read as another (UAX #9, UTS #36);
// joiners stay, since several scripts cannot be written without them.
const invisible = /[\u115f\u1160\u3164\uffa0\u2800]|(?![\u200c\u200d])\p{Cf}/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
// More marks on one letter than any language has would paint over the lines around it.
const pileOfMarks = /(\p{M}{4})\p{M}+/gu
const tooMany = '…'
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

// One line with nothing invisible in it; empty where there is nothing to see.
const lineOf = (text: string): string => {
  const tidy = text.toWellFormed().normalize('NFC').replace(breaks, ' ').replace(invisible, '')
  const line = tidy.replace(pileOfMarks, '$1').replace(/\s+/gu, ' ').trim()
  return visible.test(line) ? line : ''
}

const cut = (line: string, longest: number): string => {
  const characters = [...line]
  if (characters.length <= longest) return line
  const kept = characters.slice(0, Math.max(0, longest - 1)).join('')
  return `${kept.trim()}${tooMany}`
}

/**
 * Makes text that strangers wrote, such as the name of a tenant, harmless: one line of at most `longest` characters
 * with nothing invisible in it. `(no name)` where nothing is left.
 */
export const strangerText = (text: string, longest: number): string => cut(lineOf(text) || '(no name)', longest)

/** How much of a longer text is shown. */
export interface Room {
  readonly characters: number
  readonly lines: number
}

/**
 * Makes a longer text that a stranger wrote harmless, line by line: empty lines are left out, and what does not fit is
 * cut off with a sign that more was there. No line at all where nothing is left.
 */
export const strangerLines = (text: string, { characters, lines }: Room): readonly string[] => {
  const all = text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map(lineOf)
    .filter((line) => line !== '')
  const shown: string[] = []
  let left = characters
  for (const line of all) {
    if (shown.length === lines || left < 1) return [...shown, tooMany]
    shown.push(cut(line, left))
    left -= [...line].length
  }
  return shown
}

/**
 * Keeps mail programs from making a link of a text: a zero-width space follows each dot, slash or @ inside a word,
 * each colon behind a word, and comes between two backslashes (a network path). It reads as before.
 * Dots of other scripts count, since browsers take them for dots (UTS #46).
 */
export const unlinked = (text: string): string =>
  text
    .replaceAll('://', ':\u200b//')
    .replace(/(?<=\p{L}):(?=[^\s\u200b])/gu, ':\u200b')
    .replace(/\\(?=\\)/gu, '\\\u200b')
    .replace(/(?<=\S)([.。．｡@＠])(?=\S)/gu, '$1\u200b')

/** Keeps a right-to-left name from turning round the sentence that it is put into (UAX #9 section 2.4). */
export const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)
