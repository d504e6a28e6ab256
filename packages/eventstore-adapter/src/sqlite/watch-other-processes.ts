import type { Database } from 'better-sqlite3'
import type { WhileListened } from '../store/changes.js'

const pollMs = 100

/**
 * Notices commits of other connections and processes, for as long as somebody listens: SQLite changes
 * `data_version` with each of them, and reading it costs a few microseconds.
 */
export const watchOtherProcesses = (db: Database, announce: () => void): WhileListened => {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck()
  const current = (): number | undefined => {
    try {
      return version.get()
    } catch {
      // Whoever is woken reads the log and meets the same error, which then is told as a failure.
      return undefined
    }
  }
  return () => {
    let seen = current()
    const look = (): void => {
      if (!db.open) {
        clearInterval(timer)
        return
      }
      const now = current()
      if (now === seen && now !== undefined) return
      seen = now
      announce()
    }
    const timer = setInterval(look, pollMs)
    return () => clearInterval(timer)
  }
}
