import type { PersonalField } from '../community/event-catalogue.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { PersonId } from '../ports/person-keys.js'

/**
 * Why a person's data is not shown: the key was destroyed, or it is not at hand where the history is read.
 */
export type Unreadable = 'forgotten' | 'sealed'

const words: Readonly<Record<Unreadable, string>> = { forgotten: 'Forgotten', sealed: 'Sealed' }

/**
 * What is read in the place of a person's data that cannot be opened. It is the same for all addresses
 * and ids of one person and different for different persons, so that rules which compare them still decide the same.
 * Nobody has such an address: no mail can reach the domain `.invalid` (RFC 6761 section 6.4).
 */
export const standInFor = (kind: PersonalField['kind'], person: PersonId, why: Unreadable): string => {
  if (kind === 'text') return words[why]
  return kind === 'email' ? `${why}-${person}@${why}.invalid` : `${why}-${person}`
}

const standIn = /^(forgotten|sealed)-[0-9a-f]{32}(?:@\1\.invalid)?$/

/** Tells why an address or a user's id is only a stand-in for a person's; undefined for a real one. */
export const whyUnreadable = (addressOrUserId: string): Unreadable | undefined => {
  const why = standIn.exec(addressOrUserId)?.[1]
  return why === 'forgotten' || why === 'sealed' ? why : undefined
}

/** Tells whether an address stands for a person who was forgotten. */
export const isForgotten = (address: EmailAddress): boolean => whyUnreadable(address) === 'forgotten'

/** Tells whether a mail can be sent to an address: not where it only stands for one that is forgotten or sealed. */
export const isReachable = (address: EmailAddress): boolean => whyUnreadable(address) === undefined
