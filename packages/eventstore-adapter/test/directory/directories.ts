import { join } from 'node:path'
import {
  type FollowingDirectory,
  nodePlatform,
  type SqliteDirectoryOptions,
  type StoreOpenFailure,
  sqliteDirectory,
} from '../../src/index.js'

const { hasher } = nodePlatform()

export const directoryFile = (folder: string): string => join(folder, 'directory.db')

/** Opens a directory in a file; throws if that does not work. */
export const openDirectory = (options: Omit<SqliteDirectoryOptions, 'hasher'>): FollowingDirectory => {
  const opened = sqliteDirectory({ hasher, ...options })
  if (opened.isErr()) throw new Error(opened.error.message)
  return opened.value
}

/** Why a directory cannot be opened; throws if it can. */
export const openingFailure = (options: Omit<SqliteDirectoryOptions, 'hasher'>): StoreOpenFailure => {
  const opened = sqliteDirectory({ hasher, ...options })
  if (opened.isErr()) return opened.error
  throw new Error(`${options.path} could be opened`)
}
