import { open, readFile, rm } from 'node:fs/promises'
import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { messageOf, storeFailure } from './failures.js'

/** Lets the file go. */
export type Unlock = () => Promise<void>

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not allowed to ask (EPERM) means that somebody is there.
    return codeOf(error) !== 'ESRCH'
  }
}

const writePid = async (path: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(String(process.pid))
  await file.close()
}

const takeLock = async (path: string): Promise<number | undefined> => {
  try {
    await writePid(path)
    return undefined
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return Number(await readFile(path, 'utf8'))
  }
}

const inUse = (path: string, pid: number): StoreFailure =>
  storeFailure(
    'unavailable',
    `Process ${pid} has the file open (${path} says so). One process at a time: end that one, or use a store for many.`,
  )

/**
 * Keeps a second process away from a file by another file with the process number in it. What a process that is gone
 * left behind does not count. Two processes that start in the same moment after a crash could both get in: a database
 * has better means, this is a file.
 */
export const lock = async (path: string): Promise<Result<Unlock, StoreFailure>> => {
  try {
    const holder = await takeLock(path)
    if (holder === undefined) return ok(() => rm(path, { force: true }))
    if (isAlive(holder)) return err(inUse(path, holder))
    await rm(path, { force: true })
    const other = await takeLock(path)
    return other === undefined ? ok(() => rm(path, { force: true })) : err(inUse(path, other))
  } catch (error) {
    return err(storeFailure('unavailable', `The lock ${path} cannot be taken: ${messageOf(error)}`))
  }
}
