import { pause } from './pause.js'

const baseMs = 50
const capMs = 5000

/** The longest pause before the next try, in milliseconds: 50, 100, 200 … up to five seconds. */
export const longestPause = (attempt: number): number => Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 20))

/** Pauses of any length up to the longest one, so that those who were cut off together do not come back together. */
export const backOff = (attempt: number, signal: AbortSignal): Promise<void> =>
  pause(Math.random() * longestPause(attempt), signal)
