import { setTimeout } from 'node:timers/promises'
import type { Result } from 'neverthrow'

const tries = 8
const firstPauseMs = 100
const longestPauseMs = 5000

const canHelp = (error: { readonly kind: string; readonly reason?: string }): boolean =>
  error.reason === 'unavailable' || error.reason === 'unknown-outcome'

// Of any length up to the longest one, so that those who were cut off together do not come back together.
const pauseMs = (attempt: number): number => Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt)

/**
 * Calls a store again, about ten seconds long, while it cannot be reached or does not tell what became of a call.
 * An append must be made with the same events each time.
 */
export const persistently = async <T, E extends { readonly kind: string; readonly reason?: string }>(
  call: () => PromiseLike<Result<T, E>>,
  pause: (ms: number) => Promise<unknown> = setTimeout,
): Promise<Result<T, E>> => {
  for (let attempt = 1; ; attempt += 1) {
    const result = await call()
    if (result.isOk() || attempt === tries || !canHelp(result.error)) return result
    await pause(pauseMs(attempt))
  }
}
