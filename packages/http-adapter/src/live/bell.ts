/** Wakes one who waits. A ring that nobody waits for is not lost: the next wait is over at once. */
export interface Bell {
  readonly ring: () => void
  /** Waits for a ring, but not longer than so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<'rung' | 'quiet'>
}

/** Makes a {@link Bell}. */
export const makeBell = (): Bell => {
  let isRung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      isRung = true
      wake?.()
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const end = (how: 'rung' | 'quiet') => {
          clearTimeout(timer)
          wake = undefined
          isRung = false
          resolve(how)
        }
        const timer = setTimeout(() => end('quiet'), milliseconds)
        wake = () => end('rung')
        if (isRung) wake()
      }),
  }
}
