/** Starts a stopwatch that gives seconds. */
export const stopwatch = (): (() => number) => {
  const startedAt = performance.now()
  return () => (performance.now() - startedAt) / 1000
}
