import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { errAsync, okAsync } from 'neverthrow'
import {
  type Cipher,
  type EmailAddress,
  type KeyStoreFailure,
  type PersonalData,
  type PersonId,
  type PersonKey,
  type PersonKeys,
  sealedPersonalData,
} from '../../src/index.js'

/** Seals with AES-256-GCM under a nonce made of the text. */
export const cipher: Cipher = {
  seal: (key, text) => {
    const nonce = createHmac('sha256', key).update(text).digest().subarray(0, 12)
    const aes = createCipheriv('aes-256-gcm', key, nonce)
    return Buffer.concat([nonce, aes.update(text, 'utf8'), aes.final(), aes.getAuthTag()]).toString('base64url')
  },
  open: (key, sealed) => {
    const bytes = Buffer.from(sealed, 'base64url')
    const aes = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16))
    try {
      return aes.update(bytes.subarray(12, -16), undefined, 'utf8') + aes.final('utf8')
    } catch {
      return undefined
    }
  },
}

/** Keys of people for tests of the core. */
export interface TestKeys extends PersonKeys {
  readonly personOf: (address: EmailAddress) => PersonId
  /** Called before keys are given out. */
  beforeAssure: () => void
  failure: KeyStoreFailure | undefined
  /** How often keys were asked for by persons or addresses. */
  asked: number
}

/** Makes {@link TestKeys}. */
export const testKeys = (): TestKeys => {
  const byAddress = new Map<EmailAddress, PersonKey>()
  const forgotten = new Set<PersonId>()
  const answer = <T>(work: () => T) => (keys.failure === undefined ? okAsync(work()) : errAsync(keys.failure))
  const begin = (address: EmailAddress): PersonKey => {
    const key = { person: randomBytes(16).toString('hex') as PersonId, keyVersion: 1, key: randomBytes(32) }
    byAddress.set(address, key)
    return key
  }
  const keys: TestKeys = {
    ...{ beforeAssure: () => undefined, failure: undefined, asked: 0 },
    personOf: (address) => (byAddress.get(address) ?? begin(address)).person,
    assure: (addresses) =>
      answer(() => {
        keys.beforeAssure()
        keys.asked += 1
        return {
          epoch: forgotten.size,
          keys: new Map(addresses.map((address) => [address, byAddress.get(address) ?? begin(address)])),
        }
      }),
    find: (addresses) =>
      answer(() => ({
        epoch: forgotten.size,
        keys: new Map([...byAddress].filter(([address]) => addresses.includes(address))),
      })),
    keysOf: (persons) =>
      answer(() => {
        keys.asked += 1
        const known = [...byAddress.values()].filter(({ person }) => persons.includes(person))
        return {
          epoch: forgotten.size,
          keys: new Map(known.map((key) => [key.person, [key]])),
          forgotten: new Set(persons.filter((person) => forgotten.has(person))),
        }
      }),
    forget: (person) =>
      answer(() => {
        for (const [address, key] of byAddress) if (key.person === person) byAddress.delete(address)
        forgotten.add(person)
        return true
      }),
    epoch: () => answer(() => forgotten.size),
    close: async () => undefined,
  }
  return keys
}

/** Personal data sealed with keys for tests. */
export const sealedWith = (keys: TestKeys): PersonalData => sealedPersonalData({ keys, cipher })
