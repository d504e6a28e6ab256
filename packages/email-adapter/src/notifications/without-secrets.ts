import { maskEmailAddress, parseEmailAddress } from '@community-handshake/domain'

const addressLike = /[^\s<>"'(),:;[\]@]+@[^\s<>"'(),:;[\]@]+/gu

const masked = (found: string): string => {
  const address = found.replace(/\.+$/, '')
  return parseEmailAddress(address).map(maskEmailAddress).unwrapOr('••@••') + found.slice(address.length)
}

/**
 * Makes a mail server's words fit for the ledger and the log: addresses are masked, the fragment of a link, which
 * could be an invitation's secret, is left out, and a long story is cut short.
 */
export const withoutSecrets = (words: string): string =>
  words
    .replace(/(https?:\/\/[^\s#]*)#\S*/giu, '$1#…')
    .replace(addressLike, masked)
    .replace(/\s+/gu, ' ')
    .slice(0, 300)
