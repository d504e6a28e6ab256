import type { AbortSignal } from '../../ports/abort-signal.js'

/** A signal, the way to abort it, and how many listen to it. */
export interface Abort {
  readonly signal: AbortSignal
  readonly abort: () => void
  readonly listeners: () => number
}

/** Makes an abort signal that tells how many listeners were left on it. */
export const makeAbort = (): Abort => {
  const listeners = new Set<() => void>()
  let aborted = false
  return {
    signal: {
      get aborted() {
        return aborted
      },
      addEventListener: (_type, listener) => {
        listeners.add(listener)
      },
      removeEventListener: (_type, listener) => {
        listeners.delete(listener)
      },
    },
    abort: () => {
      aborted = true
      for (const listener of [...listeners]) listener()
    },
    listeners: () => listeners.size,
  }
}
