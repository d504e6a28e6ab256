import { err, ok, okAsync, type Result, ResultAsync } from 'neverthrow'
import QuickLRU from 'quick-lru'
import type { EmailAddress } from '../identity/email-address.js'
import type { Cipher } from '../ports/cipher.js'
import type { StoredEvent, StoreFailure } from '../ports/event-store.js'
import type { KeyStoreFailure, KeysByAddress, PersonKey, PersonKeys } from '../ports/person-keys.js'
import { makeOpener } from './open-values.js'
import { type SealingKeys, type SealText, sealWith } from './seal-fields.js'
import { holdsSealed } from './sealed-value.js'

/** What sealing personal data needs. */
export interface PersonalDataPorts {
  readonly keys: PersonKeys
  readonly cipher: Cipher
}

/** What some data is sealed with. */
export interface Sealing {
  /** How often a person had been forgotten when the keys were told. */
  readonly epoch: number
  readonly keys: SealingKeys
  readonly sealText: SealText
}

/** Seals and opens the personal data of a history, each person's with a key of its own. */
export interface PersonalData {
  /** How often a person was forgotten: what was opened before that changed must be let go of. */
  readonly epoch: () => ResultAsync<number, StoreFailure>
  /** The means to seal the data of these people; who has no key yet gets one. */
  readonly sealingFor: (addresses: readonly EmailAddress[]) => ResultAsync<Sealing, StoreFailure>
  /** The keys that these people have; undefined where anyone has none. */
  readonly keysOfAll: (addresses: readonly EmailAddress[]) => ResultAsync<SealingKeys | undefined, StoreFailure>
  /** Adds to stored events what is sealed in them. */
  readonly open: (events: readonly StoredEvent[]) => ResultAsync<readonly StoredEvent[], StoreFailure>
}

const asStoreFailure = ({ reason, message }: KeyStoreFailure): StoreFailure => ({
  kind: 'store-failure',
  reason,
  message,
})

const mostRemembered = 10_000

/** Remembers the keys of people until somebody is forgotten. */
const rememberedKeys = (keys: PersonKeys) => {
  const known = new QuickLRU<EmailAddress, PersonKey>({ maxSize: mostRemembered })
  let knownEpoch = -1

  const remember = (found: KeysByAddress): KeysByAddress => {
    if (found.epoch !== knownEpoch) known.clear()
    knownEpoch = found.epoch
    for (const [address, key] of found.keys) known.set(address, key)
    return found
  }
  const recall = (epoch: number, addresses: readonly EmailAddress[]): KeysByAddress | undefined => {
    if (epoch !== knownEpoch) return undefined
    const found = new Map<EmailAddress, PersonKey>()
    for (const address of addresses) {
      const key = known.get(address)
      if (key === undefined) return undefined
      found.set(address, key)
    }
    return { epoch, keys: found }
  }
  return (addresses: readonly EmailAddress[]): ResultAsync<KeysByAddress, KeyStoreFailure> =>
    keys.epoch().andThen((epoch) => {
      const found = recall(epoch, addresses)
      return found === undefined ? keys.assure(addresses).map(remember) : okAsync(found)
    })
}

const damaged = ({ streamId, revision }: StoredEvent): StoreFailure => ({
  kind: 'store-failure',
  reason: 'damaged',
  message: `Personal data in event ${revision} of ${streamId} cannot be opened with its person's key. Restore the history or the keys from a backup.`,
})

/**
 * Makes what seals and opens personal data. It keeps keys and opened values in memory until somebody is forgotten.
 *
 * @example
 * ```ts
 * const personalData = sealedPersonalData({ keys: memoryPersonKeys(), cipher: nodeCipher() })
 * const handshake = communityHandshake({ store, personalData, ...nodePlatform() })
 * ```
 */
export const sealedPersonalData = (ports: PersonalDataPorts): PersonalData => {
  const { keys, cipher } = ports
  const assure = rememberedKeys(keys)
  const sealText = sealWith(cipher)
  const opener = makeOpener(ports)

  const openAll = async (events: readonly StoredEvent[]): Promise<Result<readonly StoredEvent[], StoreFailure>> => {
    const sealed = events.filter(({ personal, text }) => personal === undefined && holdsSealed(text))
    if (sealed.length === 0) return ok(events)
    const personal = await opener.open(sealed)
    if (personal.isErr())
      return err('text' in personal.error ? damaged(personal.error) : asStoreFailure(personal.error))
    return ok(events.map((event) => (event.personal === undefined ? { ...event, personal: personal.value } : event)))
  }

  return {
    epoch: () => keys.epoch().mapErr(asStoreFailure),
    sealingFor: (addresses) =>
      assure([...new Set(addresses)])
        .mapErr(asStoreFailure)
        .map((found) => ({ ...found, sealText })),
    keysOfAll: (addresses) =>
      keys
        .find(addresses)
        .mapErr(asStoreFailure)
        .map((found) => (addresses.every((address) => found.keys.has(address)) ? found.keys : undefined)),
    open: (events) => new ResultAsync(openAll(events)),
  }
}
