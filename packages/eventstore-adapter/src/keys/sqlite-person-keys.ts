import type { KeyStoreFailure, PersonKeys } from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { codeOf, isDamage, messageOf } from '../sqlite/sqlite-errors.js'
import type { StoreOpenFailure } from '../sqlite/store-open-failure.js'
import { keyRecords } from './key-records.js'
import { keyStoreFailure, keysClosed } from './key-store-failure.js'
import { type KeysFile, openKeysFile } from './keys-file.js'

/** Where the keys are. */
export interface SqlitePersonKeysOptions {
  /**
   * The file, not the store's own; it and its folders are made if there is nothing yet, readable by their owner alone.
   * Back it up apart from the history, and let those backups expire: whoever has one can read whom you forgot since.
   */
  readonly path: string
}

const failureOf = (error: unknown, path: string): KeyStoreFailure => {
  const what = `${path}: ${messageOf(error)} (${codeOf(error) ?? 'no SQLite code'}).`
  return isDamage(error)
    ? keyStoreFailure('damaged', `${what} The keys are damaged. Keep a copy of the file, and restore a backup.`)
    : keyStoreFailure('unavailable', `${what} Try again.`)
}

/** Counts the forgotten anew only where another process has written since. */
const cheapEpoch = (db: Database, count: () => number) => {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck()
  let countedAt: number | undefined
  let counted = 0
  return {
    read: (): number => {
      const now = version.get()
      if (countedAt === undefined || countedAt !== now) counted = count()
      countedAt = now
      return counted
    },
    // What this connection writes does not change the version that it sees.
    reset: (): void => {
      countedAt = undefined
    },
  }
}

const personKeysIn = ({ db, path, close }: KeysFile): PersonKeys => {
  const records = keyRecords(db)
  const epoch = cheapEpoch(db, records.epoch)
  let isClosed = false

  const attempt = <T>(work: () => T): Result<T, KeyStoreFailure> => {
    if (isClosed) return err(keysClosed)
    try {
      return ok(work())
    } catch (error) {
      return err(failureOf(error, path))
    }
  }
  const answer = <T>(work: () => T): ResultAsync<T, KeyStoreFailure> =>
    new ResultAsync(Promise.resolve().then(() => attempt(work)))

  return {
    assure: (addresses) => answer(() => records.assure(addresses)),
    find: (addresses) => answer(() => records.find(addresses)),
    keysOf: (persons) => answer(() => records.keysOf(persons)),
    forget: (person) =>
      answer(() => {
        const isForgotten = records.forget(person)
        epoch.reset()
        // Also where it was forgotten before: that time it may have been broken off before this.
        db.exec('VACUUM')
        return isForgotten
      }),
    epoch: () => answer(epoch.read),
    close: async () => {
      if (isClosed) return
      isClosed = true
      close()
    },
  }
}

/**
 * Opens the keys of persons in an SQLite file on a local disk. Several processes may share the file, and each notices
 * at once when another has somebody forgotten. A key is on the disk before anything is sealed with it; a destroyed one
 * is overwritten, and the file is written anew without it.
 *
 * @example
 * ```ts
 * const keys = sqlitePersonKeys({ path: './data/keys.db' })
 * if (keys.isErr()) throw new Error(keys.error.message)
 * const personalData = sealedPersonalData({ keys: keys.value, cipher: nodeCipher() })
 * ```
 */
export const sqlitePersonKeys = ({ path }: SqlitePersonKeysOptions): Result<PersonKeys, StoreOpenFailure> =>
  openKeysFile(path).map(personKeysIn)
