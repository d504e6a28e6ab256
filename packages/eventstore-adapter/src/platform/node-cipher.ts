import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Cipher } from '@community-handshake/domain'

const algorithm = 'aes-256-gcm'
const keyLength = 32
const nonceLength = 12
const tagLength = 16

interface Subkeys {
  readonly encryption: Uint8Array
  readonly nonce: Uint8Array
}

const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

// One key never serves two purposes (NIST SP 800-108).
const derived = (key: Uint8Array): Subkeys => {
  if (key.length !== keyLength) throw new RangeError(`a key has ${keyLength} bytes`)
  const purpose = 'community-handshake personal data'
  return { encryption: hmac(key, `${purpose}: encryption`), nonce: hmac(key, `${purpose}: nonce`) }
}

/**
 * Seals by AES-256-GCM (NIST SP 800-38D). The nonce is made of the text by a keyed hash (as RFC 5297 makes its
 * synthetic one), so that the same text is sealed alike each time and no two texts share a nonce; all that shows
 * is that two sealed texts of one person are equal. A sealed text is nonce, ciphertext and tag.
 */
export const nodeCipher = (): Cipher => {
  // Forgotten with the key itself.
  const subkeys = new WeakMap<Uint8Array, Subkeys>()
  const subkeysOf = (key: Uint8Array): Subkeys => {
    const known = subkeys.get(key)
    if (known !== undefined) return known
    const made = derived(key)
    subkeys.set(key, made)
    return made
  }

  return {
    seal: (key, text) => {
      const { encryption, nonce: nonceKey } = subkeysOf(key)
      const nonce = hmac(nonceKey, text).subarray(0, nonceLength)
      const cipher = createCipheriv(algorithm, encryption, nonce, { authTagLength: tagLength })
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(sealed).toString('base64url')
    },
    open: (key, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      // Another spelling of the same bytes is not what was sealed.
      if (bytes.length < nonceLength + tagLength || bytes.toString('base64url') !== sealed) return undefined
      const [nonce, tag] = [bytes.subarray(0, nonceLength), bytes.subarray(-tagLength)]
      const decipher = createDecipheriv(algorithm, subkeysOf(key).encryption, nonce, { authTagLength: tagLength })
      decipher.setAuthTag(tag)
      try {
        return decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
  }
}
