import type { Stats } from 'node:fs'

/**
 * The database files that this process has open. Reading such a file past SQLite would, on closing it again,
 * silently drop SQLite's locks: POSIX locks belong to the process, not to the file descriptor
 * (https://www.sqlite.org/howtocorrupt.html section 2.2).
 */
const openFiles = new Map<string, number>()

const keyOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`

/** Tells whether this process has the file open as a database. */
export const isOpenHere = (stats: Stats): boolean => openFiles.has(keyOf(stats))

/** Notes that a file is open; the returned function notes that it was closed. */
export const noteOpen = (stats: Stats): (() => void) => {
  const key = keyOf(stats)
  openFiles.set(key, (openFiles.get(key) ?? 0) + 1)
  return () => {
    const rest = (openFiles.get(key) ?? 1) - 1
    if (rest === 0) openFiles.delete(key)
    else openFiles.set(key, rest)
  }
}
