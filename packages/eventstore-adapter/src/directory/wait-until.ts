import { setTimeout } from 'node:timers/promises'
import type { DirectoryFailure, Position } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'

/** How somebody waits for a directory. */
export interface Wait {
  readonly position: Position
  readonly patienceMs: number
  /** Brings the directory up to the store, and tells up to where it has come. */
  readonly reached: () => Promise<Result<Position | undefined, DirectoryFailure>>
}

const pauseMs = 20
const defaultPatienceMs = 5000

const behind = (patienceMs: number): DirectoryFailure => ({
  kind: 'directory-behind',
  message: `The store did not reach that position within ${patienceMs} ms. Try again, or ask for one that it gave out.`,
})

/** The patience of somebody who names none. */
export const patienceOf = ({ patienceMs = defaultPatienceMs }: { readonly patienceMs?: number }): number => patienceMs

/** Waits until a directory has come up to a position, or until the patience is over. */
export const waitUntil = async ({ position, patienceMs, reached }: Wait): Promise<Result<void, DirectoryFailure>> => {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const at = await reached()
    if (at.isErr()) return err(at.error)
    if (at.value !== undefined && at.value >= position) return ok(undefined)
    if (Date.now() >= deadline) return err(behind(patienceMs))
    await setTimeout(pauseMs)
  }
}
