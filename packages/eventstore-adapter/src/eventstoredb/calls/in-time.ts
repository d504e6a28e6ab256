import { err, type Result } from 'neverthrow'
import { type CallProblem, endedProblem } from './call-problem.js'

/** For how long something is waited for. */
export interface Patience {
  readonly ms: number
  /** What is told when that time is over. */
  readonly late: CallProblem
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/** Waits for a result as long as the patience lasts. What was waited for goes on by itself. */
export const inTime = <T>(
  result: Promise<Result<T, CallProblem>>,
  { ms, late, signal }: Patience,
): Promise<Result<T, CallProblem>> =>
  new Promise((resolve, reject) => {
    const settle = (settled: Result<T, CallProblem>): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve(settled)
    }
    const end = (): void => settle(err(endedProblem))
    const timer = setTimeout(() => settle(err(late)), ms)
    signal.addEventListener('abort', end)
    result.then(settle, reject)
    if (signal.aborted) end()
  })
