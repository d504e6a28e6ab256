import { err, ok, type Result } from 'neverthrow'
import type { CallProblem } from './call-problem.js'
import { callProblem, endedProblem } from './call-problem.js'

/** A place among the calls that may be under way at the same time; to be given back once. */
export interface CallPlace {
  readonly giveBack: () => void
}

/** Lets only so many calls be under way at the same time; the others wait in the order in which they came. */
export interface CallLimit {
  /** A place, or a problem where none became free in time. */
  readonly take: (timeoutMs: number, signal: AbortSignal) => Promise<Result<CallPlace, CallProblem>>
}

const tooBusy = callProblem('not-sent', 'Too many calls were under way at the same time for too long.')

/** Makes a {@link CallLimit}. */
export const callLimit = (places: number): CallLimit => {
  let free = places
  const waiting = new Set<() => void>()

  const giveBack = (): void => {
    const [next] = waiting
    if (next === undefined) free += 1
    else next()
  }
  const place = (): CallPlace => {
    let isGivenBack = false
    return {
      giveBack: () => {
        if (!isGivenBack) giveBack()
        isGivenBack = true
      },
    }
  }
  const wait = (timeoutMs: number, signal: AbortSignal): Promise<Result<CallPlace, CallProblem>> =>
    new Promise((resolve) => {
      const settle = (result: Result<CallPlace, CallProblem>): void => {
        waiting.delete(proceed)
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve(result)
      }
      const proceed = (): void => settle(ok(place()))
      const end = (): void => settle(err(endedProblem))
      const timer = setTimeout(() => settle(err(tooBusy)), timeoutMs)
      signal.addEventListener('abort', end)
      waiting.add(proceed)
    })

  return {
    take: async (timeoutMs, signal) => {
      if (signal.aborted) return err(endedProblem)
      if (free === 0) return wait(timeoutMs, signal)
      free -= 1
      return ok(place())
    },
  }
}
