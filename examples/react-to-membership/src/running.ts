import { setTimeout } from 'node:timers/promises'
import type { Result } from 'neverthrow'

/** Work in the background. */
export interface Running {
  /** Ends the work; resolves when it has ended. */
  readonly stop: () => Promise<void>
}

/** Something that went wrong, in words that name no person and no secret. */
export interface Trouble {
  readonly kind: string
  readonly message: string
}

/** When to try again, and who hears of what went wrong. */
export interface RunOptions {
  /** The pause before each further try, in milliseconds; from a tenth of a second to a minute if left out. */
  readonly pauseMs?: (attempt: number) => number
  readonly onTrouble: (trouble: Trouble) => void
}

/** Doubles from try to try, up to a minute, with some chance in it. */
export const growingPauseMs = (attempt: number): number =>
  Math.min(60_000, 100 * 2 ** Math.min(attempt - 1, 20)) * (0.75 + Math.random() / 4)

/** Waits, but not longer than until the signal. */
export const pauseUntil = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

// Where these come from, trying again changes nothing: somebody has to look.
const needsSomebody: readonly string[] = ['history-damaged', 'not-understood']

/** Does work again and again, each time from where it had come to, until it is stopped or somebody has to look. */
export const keepDoing = (
  work: (signal: AbortSignal) => Promise<Result<void, Trouble>>,
  { pauseMs = growingPauseMs, onTrouble }: RunOptions,
): Running => {
  const stopping = new AbortController()
  const { signal } = stopping
  const run = async (): Promise<void> => {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const done = await work(signal)
      if (signal.aborted) return
      if (done.isErr()) onTrouble(done.error)
      if (done.isErr() && needsSomebody.includes(done.error.kind)) return
      await pauseUntil(pauseMs(attempt), signal)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
