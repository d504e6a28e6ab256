/** Tells those who wait that there may be something new. */
export interface Changes {
  /** Calls back on each change until the returned function is called. */
  readonly listen: (listener: () => void) => () => void
  readonly announce: () => void
}

/** What to do while at least one listener is there; it gives what ends it. */
export type WhileListened = () => () => void

/** Makes {@link Changes}. */
export const makeChanges = (whileListened: WhileListened = () => () => {}): Changes => {
  const listeners = new Set<() => void>()
  let endWatch = (): void => {}
  return {
    listen: (listener) => {
      // A wrapper of its own, so that the same function may listen twice.
      const entry = (): void => listener()
      if (listeners.size === 0) endWatch = whileListened()
      listeners.add(entry)
      return () => {
        if (listeners.delete(entry) && listeners.size === 0) endWatch()
      }
    },
    announce: () => {
      for (const listener of [...listeners]) listener()
    },
  }
}
