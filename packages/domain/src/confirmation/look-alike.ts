import unhomoglyph from 'unhomoglyph'

// What people do not see, or do not see the difference of: case, accents, spaces and punctuation.
const unseen = /[\p{M}\p{P}\p{Z}\p{C}\p{DI}]/gu
const folded = (text: string): string => text.normalize('NFKD').toLowerCase()

/**
 * What a name looks like to a hurried reader: two names with the same look can be taken for each other.
 * Confusable characters are replaced as UTS #39 (section 4) lists them; case, accents, spaces and punctuation are dropped.
 */
export const lookOf = (name: string): string =>
  // A capital I is an l to the eye, so where case does not count an i is one, too.
  folded(unhomoglyph(folded(name)))
    .replace(unseen, '')
    .replaceAll('i', 'l')
