/**
 * Lets concurrent callers share runs of the same work. Runs never overlap, and each caller gets one
 * that began no earlier than its call.
 */
export const sharedRuns = <T>(run: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | undefined
  let waiting: Promise<T> | undefined
  const start = (): Promise<T> => {
    waiting = undefined
    const current = run()
    running = current
    const forget = (): void => {
      if (running === current) running = undefined
    }
    void current.then(forget, forget)
    return current
  }
  return () => {
    // The run that waits comes first: it may be about to begin although none is running at this moment.
    if (waiting !== undefined) return waiting
    if (running === undefined) return start()
    waiting = running.then(start, start)
    return waiting
  }
}
