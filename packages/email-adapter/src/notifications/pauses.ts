import { setTimeout } from 'node:timers/promises'

/** The pause before the next try in milliseconds: from 1 s doubling to 60 s, with some chance in it. */
export const growingPauseMs = (attempt: number): number =>
  Math.min(60_000, 1000 * 2 ** Math.min(attempt - 1, 6)) * (0.5 + Math.random() / 2)

/** Waits, but not longer than until the signal. */
export const pauseUntil = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
