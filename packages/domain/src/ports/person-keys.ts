import type { ResultAsync } from 'neverthrow'
import type { EmailAddress } from '../identity/email-address.js'
import type { Branded } from '../identity/ids.js'

/**
 * Stands for a person in a history: 32 lower-case hexadecimal digits drawn at random, which say nothing about anybody.
 * Whoever was forgotten and comes back gets another one.
 */
export type PersonId = Branded<'PersonId'>

/** One version of the key that a person's data is sealed with. */
export interface PersonKey {
  readonly person: PersonId
  /** From 1 on; data is sealed with the highest and opened with the one it names. */
  readonly keyVersion: number
  /** 32 bytes. */
  readonly key: Uint8Array
}

/**
 * The keys of persons cannot be had.
 * - `unavailable`: trying again can help.
 * - `damaged`: what is stored cannot be read; `message` says what to do.
 * - `closed`: the key store was closed.
 */
export interface KeyStoreFailure {
  readonly kind: 'key-store-failure'
  readonly reason: 'unavailable' | 'damaged' | 'closed'
  readonly message: string
}

/** The keys that new data of some people is sealed with. */
export interface KeysByAddress {
  readonly epoch: number
  readonly keys: ReadonlyMap<EmailAddress, PersonKey>
}

/** The keys of some persons. */
export interface KeysByPerson {
  readonly epoch: number
  /** All versions there are, by person; persons who were forgotten, or never known here, are left out. */
  readonly keys: ReadonlyMap<PersonId, readonly PersonKey[]>
  /** Those whose keys were destroyed here. */
  readonly forgotten: ReadonlySet<PersonId>
}

/**
 * Keeps a key for each person, apart from the history and from its backups: destroying it erases whatever
 * was sealed with it, wherever copies of that are. A contract suite in `domain/testing` says what that means.
 *
 * `epoch` counts how often a person was forgotten. Every answer tells it, so that whoever keeps keys or opened data
 * in memory knows when to let go of them; an answer may be behind what another process did by a bounded time,
 * but the epoch never falls behind the keys that are told with it.
 */
export interface PersonKeys {
  /** The keys of people by their addresses; who has none yet gets an id and a key, durable before the answer. */
  readonly assure: (addresses: readonly EmailAddress[]) => ResultAsync<KeysByAddress, KeyStoreFailure>
  /** The keys of people by their addresses; who has none is left out. */
  readonly find: (addresses: readonly EmailAddress[]) => ResultAsync<KeysByAddress, KeyStoreFailure>
  /** The keys of persons. */
  readonly keysOf: (persons: readonly PersonId[]) => ResultAsync<KeysByPerson, KeyStoreFailure>
  /**
   * Destroys a person's keys and everything that tells who it was, for good and before the answer.
   * False where there was nothing to destroy.
   */
  readonly forget: (person: PersonId) => ResultAsync<boolean, KeyStoreFailure>
  /** How often a person was forgotten. Asked before each command, so it has to be cheap. */
  readonly epoch: () => ResultAsync<number, KeyStoreFailure>
  /** Lets go of files and connections. */
  readonly close: () => Promise<void>
}
