// Code point by code point: lower-casing a whole text looks at neighbours (a Greek sigma ends a word in another form),
// so that a part of a text would not always be found in it. By way of upper case "ß" equals "ss".
const foldedCharacter = (character: string): string => character.toUpperCase().toLowerCase()

/**
 * A text as filters and orders see it: neither case counts nor which way of spelling a character was chosen
 * (NFKC, UAX #15). What is equal in it is equal to a reader.
 */
export const foldedText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\P{ASCII}/gu, foldedCharacter)
    .toLowerCase()
    .normalize('NFKC')

/** By how many characters of a folded text a list is sorted: what is equal that far stands in the order of ids. */
export const sortedCharacters = 100

/** What a list is sorted by, out of a folded text. Cursors hold it, so it must be short. */
export const sortKeyOf = (folded: string): string =>
  folded.length <= sortedCharacters ? folded : Array.from(folded).slice(0, sortedCharacters).join('')

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

const unitOrder = (one: number, other: number): number => {
  // UTF-16 spells the highest code points with units from the middle.
  if (isSurrogate(one) !== isSurrogate(other)) return isSurrogate(one) ? 1 : -1
  return one - other
}

/** Compares texts code point by code point, as databases do that keep them in UTF-8; JavaScript's `<` does not. */
export const compareText = (one: string, other: string): number => {
  const shorter = Math.min(one.length, other.length)
  for (let index = 0; index < shorter; index += 1) {
    const order = unitOrder(one.charCodeAt(index), other.charCodeAt(index))
    if (order !== 0) return order
  }
  return one.length - other.length
}
