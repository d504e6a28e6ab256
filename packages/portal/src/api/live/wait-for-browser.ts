/** Waits for a time, and no longer than until the signal ends or the browser says that it is connected again. */
export const waitForBrowser = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      globalThis.removeEventListener?.('online', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
    // Where the API is used outside of a browser there is no such event.
    globalThis.addEventListener?.('online', end)
  })
