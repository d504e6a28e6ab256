import type { CommunityCommand } from '../community/commands.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { Hasher } from '../ports/hasher.js'
import { addressIn } from './personal-fields.js'
import type { SealingKeys } from './seal-fields.js'

// The one field of a command that addresses stand in without being one: what people are called and write otherwise.
const writtenByPeople: ReadonlySet<string> = new Set(['name', 'description', 'alias', 'message', 'typedName'])

const addressesWithin = (value: unknown): readonly EmailAddress[] => {
  if (Array.isArray(value)) return value.flatMap(addressesWithin)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => (writtenByPeople.has(name) ? [] : addressesWithin(inner)))
  const address = addressIn(value)
  return address === undefined ? [] : [address]
}

/** The addresses of everybody whose data a command's digest is made of. */
export const addressesInCommand = ({ actor, ...content }: CommunityCommand): readonly EmailAddress[] => {
  const named = addressesWithin(content)
  const asker = addressIn(actor?.userId)
  // What the actor wrote is the actor's as well.
  const author = 'message' in content && actor !== undefined ? [actor.email] : []
  return [...new Set([...named, ...author, ...(asker === undefined ? [] : [asker])])]
}

/**
 * Makes a digest of what a command says that nobody can check guesses by: it takes the keys of everybody whose data
 * is in it, and once one of these is destroyed the digest says nothing.
 *
 * @param plain the digest without keys, of all that the command says
 */
export const keyedDigest = (hasher: Hasher, plain: string, keys: SealingKeys): string => {
  if (keys.size === 0) return plain
  const inOrder = [...keys.values()].sort((one, other) => (one.person < other.person ? -1 : 1))
  const digest = inOrder.reduce((text, { key }) => hasher.hmacSha256(key, text), plain)
  return hasher.sha256(digest)
}
