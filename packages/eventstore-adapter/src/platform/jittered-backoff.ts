import { setTimeout } from 'node:timers/promises'
import type { Backoff } from '@community-handshake/domain'

const baseMs = 5
const capMs = 1000

/** The longest pause before a try, in milliseconds: 5, 10, 20 … up to one second. */
export const longestPause = (attempt: number): number => Math.min(capMs, baseMs * 2 ** (Math.max(1, attempt) - 1))

/**
 * Pauses of any length up to {@link longestPause} ("full jitter"), so that those who collided once
 * do not collide again at the same moment.
 */
export const jitteredBackoff = (): Backoff => ({
  pause: async (attempt) => {
    // Somebody waits for the work that goes on afterwards, so the timer holds the process for exactly that long.
    await setTimeout(Math.random() * longestPause(attempt))
  },
})
