import { createHmac, randomBytes } from 'node:crypto'
import type { EmailAddress, PersonId } from '@community-handshake/domain'

/** A person and the first version of its key, drawn at random. */
export const newPerson = (): { readonly person: PersonId; readonly key: Uint8Array } => ({
  person: randomBytes(16).toString('hex') as PersonId,
  key: new Uint8Array(randomBytes(32)),
})

/**
 * What an address is found again by: a keyed hash, since the plain one of an address can be looked up in tables.
 *
 * @param pepper drawn at random, once for a key store
 */
export const addressMark = (pepper: Uint8Array, address: EmailAddress): string =>
  createHmac('sha256', pepper).update(address).digest('base64url')
