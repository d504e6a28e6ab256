import type { Position } from '@community-handshake/domain'

/** How far a reader of the history has come, for those who wait for it. */
export interface Progress {
  readonly reach: (position: Position) => void
  /** Resolves once everything up to the position is done. */
  readonly reached: (position: Position) => Promise<void>
}

/** Makes a {@link Progress} that has come nowhere yet. */
export const makeProgress = (): Progress => {
  let current = ''
  let waiting: { readonly position: Position; readonly resolve: () => void }[] = []
  return {
    reach: (position) => {
      if (position <= current) return
      current = position
      const due = waiting.filter((one) => one.position <= current)
      waiting = waiting.filter((one) => one.position > current)
      for (const { resolve } of due) resolve()
    },
    reached: (position) =>
      position <= current
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ position, resolve })
          }),
  }
}
