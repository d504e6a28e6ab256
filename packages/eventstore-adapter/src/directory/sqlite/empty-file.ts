import { rmSync } from 'node:fs'
import Driver from 'better-sqlite3'

// https://www.sqlite.org/c3ref/c_dbconfig_defensive.html (SQLITE_DBCONFIG_RESET_DATABASE), as far as the driver lets
// one do it. Under SQLite's own locks, so that other processes may have the file open.
const emptyInPlace = (path: string): void => {
  const db = new Driver(path, { fileMustExist: true, timeout: 3000 })
  try {
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    db.exec('DELETE FROM sqlite_schema')
    db.exec('VACUUM')
    // Only afterwards, since without its marks nobody would know the file.
    db.pragma('writable_schema = RESET')
  } finally {
    db.close()
  }
}

const remove = (path: string): void => {
  for (const suffix of ['-wal', '-shm', '']) rmSync(`${path}${suffix}`, { force: true })
}

/** Empties a damaged file of ours. Where not even its first page can be read, nobody can use it, and it is removed. */
export const emptyFile = (path: string): void => {
  try {
    emptyInPlace(path)
  } catch {
    remove(path)
  }
}
