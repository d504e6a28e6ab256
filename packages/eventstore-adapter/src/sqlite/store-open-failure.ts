/**
 * The store was not opened, and nothing was changed that it had not made itself.
 * - `invalid-path`: the path cannot be that of a database file.
 * - `not-a-file`: there is a folder or something else under that path.
 * - `not-a-database`: there is a file, but no SQLite database.
 * - `foreign-database`: there is a database, but one of another application.
 * - `newer-version`: a newer version of this software has written it.
 * - `damaged`: it is an event store, but its content does not hold together.
 * - `no-permission`: the operating system does not let this process read and write there.
 * - `read-only`: the disk is mounted so that nobody can write.
 * - `disk-full`: there is no space to begin with.
 * - `busy`: another process keeps it locked.
 * - `unsupported-runtime`: the SQLite driver does not work with this Node.
 * - `unavailable`: something else went wrong, for example the disk.
 */
export type StoreOpenReason =
  | 'invalid-path'
  | 'not-a-file'
  | 'not-a-database'
  | 'foreign-database'
  | 'newer-version'
  | 'damaged'
  | 'no-permission'
  | 'read-only'
  | 'disk-full'
  | 'busy'
  | 'unsupported-runtime'
  | 'unavailable'

/** Why a store could not be opened; `message` names the file and says what to do. */
export interface StoreOpenFailure {
  readonly kind: 'store-open-failure'
  readonly reason: StoreOpenReason
  readonly message: string
}

/** Makes a {@link StoreOpenFailure}. */
export const storeOpenFailure = (reason: StoreOpenReason, message: string): StoreOpenFailure => ({
  kind: 'store-open-failure',
  reason,
  message,
})
