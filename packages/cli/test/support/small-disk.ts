import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few megabytes that a test can fill up or make read-only. */
export interface SmallDisk {
  readonly folder: string
  readonly setReadOnly: (isReadOnly: boolean) => boolean
  readonly remove: () => void
}

const run = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0

/** Mounts a small disk; undefined where this user may not. */
export const mountSmallDisk = (megabytes: number): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-disk-'))
  const isMounted = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  const remove = (): void => {
    if (isMounted) run('umount', '--lazy', folder)
    rmSync(folder, { recursive: true, force: true })
  }
  if (isMounted)
    return { folder, setReadOnly: (yes) => run('mount', '-o', `remount,${yes ? 'ro' : 'rw'}`, folder), remove }
  remove()
  return undefined
}
