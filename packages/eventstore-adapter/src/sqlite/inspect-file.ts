import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from 'neverthrow'
import { isOpenHere } from './open-files.js'
import { applicationId, type FileMarks, schemaVersion } from './schema.js'
import { type StoreOpenFailure, type StoreOpenReason, storeOpenFailure } from './store-open-failure.js'

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'

type Explanation = readonly [reason: StoreOpenReason, what: string, remedy: string]

const noPermission: Explanation = [
  'no-permission',
  'may not be read and written by this process',
  'Give it the right to, for the file and its folder',
]
const noSpace: Explanation = ['disk-full', 'has no space', 'Free some, then try again']
const badPath: Explanation = ['invalid-path', 'cannot be a file', 'Choose another path']
const otherError: Explanation = ['unavailable', 'cannot be opened', 'Look into the system log']

// errno(3)
const explanations: { readonly [code: string]: Explanation } = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: ['read-only', 'is on a read-only disk', 'Choose a path on a disk that can be written'],
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  ENOTDIR: badPath,
  EEXIST: badPath,
  ENAMETOOLONG: badPath,
  ELOOP: badPath,
  ENOENT: badPath,
}

/** Turns an error of the file system into a failure that says what to do. */
export const fileFailure = (error: unknown, path: string): StoreOpenFailure => {
  const code = systemCode(error)
  const [reason, what, remedy] = explanations[code] ?? otherError
  return storeOpenFailure(reason, `${path} ${what} (${code}). ${remedy}.`)
}

const onFileSystem = <T>(path: string, work: () => T): Result<T, StoreOpenFailure> => {
  try {
    return ok(work())
  } catch (error) {
    return err(fileFailure(error, path))
  }
}

// Events hold addresses of people: only the owner may read a new file, others after the owner's chmod.
const createEmpty = (path: string): fs.Stats => {
  fs.mkdirSync(dirname(path), { recursive: true })
  try {
    fs.closeSync(fs.openSync(path, 'wx', 0o600))
  } catch (error) {
    // Another process may have been faster.
    if (systemCode(error) !== 'EEXIST') throw error
  }
  return fs.statSync(path)
}

const headerLength = 100

const readHeader = (path: string): Buffer => {
  const file = fs.openSync(path, 'r')
  try {
    const header = Buffer.alloc(headerLength)
    return header.subarray(0, fs.readSync(file, header, 0, headerLength, 0))
  } finally {
    fs.closeSync(file)
  }
}

// SQLite would open a file that it may not write for reading alone, and say nothing.
const checkWritable = (path: string): void => {
  fs.closeSync(fs.openSync(path, 'r+'))
  fs.accessSync(dirname(fs.realpathSync(path)), fs.constants.W_OK | fs.constants.X_OK)
}

/** Judges the marks of a database: it must be ours, and not from the future. */
export const checkMarks = (path: string, marks: FileMarks): Result<void, StoreOpenFailure> => {
  if (marks.applicationId !== applicationId)
    return err(
      storeOpenFailure('foreign-database', `${path} is a database of another application. Choose another path.`),
    )
  if (marks.schemaVersion <= schemaVersion) return ok(undefined)
  const versions = `version ${marks.schemaVersion}, this software knows ${schemaVersion}`
  return err(
    storeOpenFailure(
      'newer-version',
      `${path} was written by a newer version of this software (${versions}). Update it.`,
    ),
  )
}

/** Judges the marks of the database under a path. */
export type CheckMarks = (path: string, marks: FileMarks) => Result<void, StoreOpenFailure>

// The header of an SQLite file: https://www.sqlite.org/fileformat2.html section 1.3.
const checkHeader = (path: string, header: Buffer, check: CheckMarks): Result<void, StoreOpenFailure> => {
  if (header.length === 0) return ok(undefined)
  if (header.length < headerLength || header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return err(storeOpenFailure('not-a-database', `${path} is not a database. Choose another path.`))
  return check(path, { applicationId: header.readUInt32BE(68), schemaVersion: header.readUInt32BE(60) })
}

/**
 * Makes sure, before SQLite touches anything, that there is a file of ours which can be written, or makes an empty one.
 * A file that is not ours is only looked at.
 */
export const inspectFile = (path: string, check: CheckMarks = checkMarks): Result<fs.Stats, StoreOpenFailure> =>
  onFileSystem(path, () => fs.statSync(path, { throwIfNoEntry: false }) ?? createEmpty(path)).andThen((stats) => {
    if (!stats.isFile())
      return err(storeOpenFailure('not-a-file', `${path} is a folder or a device. Choose the path of a file.`))
    if (isOpenHere(stats)) return ok(stats)
    return onFileSystem(path, () => readHeader(path))
      .andThen((header) => checkHeader(path, header, check))
      .andThen(() => onFileSystem(path, () => checkWritable(path)))
      .map(() => stats)
  })
