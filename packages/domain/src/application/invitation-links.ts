import { err, ok } from 'neverthrow'
import type { InvitationId } from '../identity/ids.js'
import type { Hasher } from '../ports/hasher.js'
import type { InvitationLinks } from '../ports/invitation-links.js'

/** A key for link secrets. Keep it secret, and keep old ones as long as links made with them shall work. */
export interface LinkKey {
  /** Names the key inside the secret: 1 to 32 characters of `A-Z a-z 0-9 _ -`. */
  readonly id: string
  /** At least 32 random bytes. */
  readonly key: Uint8Array
}

const secretPattern = /^([A-Za-z0-9_-]{1,32})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})$/

// As long for a wrong secret as for a right one, so that the time taken tells nothing.
const equalInConstantTime = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length
  for (let index = 0; index < left.length; index += 1)
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index % right.length)
  return difference === 0
}

/**
 * Link secrets derived by HMAC-SHA-256 (RFC 2104) from the invitation's id and generation: 256 bits, never stored.
 * A secret reads `<key id>.<generation>.<code>`.
 *
 * @param hasher the platform's hash functions
 * @param keys the first one makes new secrets, all of them are accepted: put a new key in front to rotate
 */
export const hmacInvitationLinks = (hasher: Hasher, keys: readonly [LinkKey, ...LinkKey[]]): InvitationLinks => {
  for (const { id, key } of keys)
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || key.length < 32)
      throw new RangeError('a link key needs an id of 1 to 32 characters A-Z a-z 0-9 _ - and at least 32 bytes')
  const codeOf = ({ key }: LinkKey, invitationId: InvitationId, generation: number): string =>
    hasher.hmacSha256(key, `invitation-link\n${invitationId}\n${generation}`)
  return {
    secretFor: (invitationId, generation) => `${keys[0].id}.${generation}.${codeOf(keys[0], invitationId, generation)}`,
    check: (invitationId, secret) => {
      const [, keyId, digits, code = ''] = secretPattern.exec(secret) ?? []
      const key = keys.find(({ id }) => id === keyId)
      const generation = Number(digits)
      return key !== undefined && equalInConstantTime(code, codeOf(key, invitationId, generation))
        ? ok(generation)
        : err({ kind: 'invalid-link' })
    },
  }
}
