/** Lets one reader sleep until somebody rings; a ring that comes while it is awake is not lost. */
export interface Alarm {
  readonly ring: () => void
  /** Forgets the rings so far. */
  readonly reset: () => void
  /** Resolves at the next ring, and at once if there was one since the last reset. */
  readonly wait: () => Promise<void>
}

/** Makes an {@link Alarm}. */
export const makeAlarm = (): Alarm => {
  let hasRung = false
  let wake = (): void => {}
  return {
    ring: () => {
      hasRung = true
      wake()
    },
    reset: () => {
      hasRung = false
    },
    wait: () =>
      new Promise((resolve) => {
        wake = resolve
        if (hasRung) resolve()
      }),
  }
}
