import { setTimeout } from 'node:timers/promises'

/** Waits for so many milliseconds, or until the signal is aborted. */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
