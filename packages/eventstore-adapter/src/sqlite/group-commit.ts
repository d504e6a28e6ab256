import type { StoreFailure } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import { isBusy } from './sqlite-errors.js'
import type { Transact, TransactionError } from './transaction.js'
import { makeWrite, type Write } from './write-queue.js'

/** How writes are grouped. */
export interface GroupCommitOptions {
  readonly transact: Transact
  readonly failureOf: (error: TransactionError) => StoreFailure
  /** How long to wait for a lock that another process holds, in milliseconds. */
  readonly patienceMs: number
  /** Told after each commit how many writes it held. */
  readonly onCommit: (writes: number) => void
}

/** Puts writes that come in the same turn of the event loop into one transaction, so that they share one fsync. */
export interface GroupCommit {
  /** Runs the work in the next transaction and gives its answer once that is on the disk. */
  readonly write: <T, E>(work: () => Result<T, E>) => Promise<Result<T, E | StoreFailure>>
  /** Resolves when every write so far has its answer. */
  readonly settled: () => Promise<void>
}

type Outcome = 'kept' | 'retry' | TransactionError

const largestGroup = 512
const retryPauseMs = 5

/** Runs the writes of one group and answers them, unless it has to be tried again. */
const groupRunner = ({ transact, failureOf, patienceMs, onCommit }: GroupCommitOptions) => {
  let busySince: number | undefined

  const settle = (problem: TransactionError | undefined): Outcome => {
    if (problem === undefined) return 'kept'
    if (problem.stage !== 'begin' || !isBusy(problem.error)) return problem
    busySince ??= Date.now()
    return Date.now() - busySince < patienceMs ? 'retry' : problem
  }

  return (group: readonly Write[]): 'answered' | 'retry' => {
    const told: (() => void)[] = []
    const outcome = settle(
      transact(() => {
        for (const { run } of group) told.push(run())
      }),
    )
    if (outcome === 'retry') return outcome
    busySince = undefined
    if (outcome === 'kept') {
      for (const tell of told) tell()
      onCommit(group.length)
    } else {
      const failure = failureOf(outcome)
      for (const { fail } of group) fail(failure)
    }
    return 'answered'
  }
}

/** Makes a {@link GroupCommit}. */
export const groupCommit = (options: GroupCommitOptions): GroupCommit => {
  const runGroup = groupRunner(options)
  const queue: Write[] = []
  let whenSettled: (() => void)[] = []
  let isScheduled = false

  const flush = (): void => {
    const group = queue.splice(0, largestGroup)
    let mustRetry = false
    try {
      mustRetry = runGroup(group) === 'retry'
      if (mustRetry) queue.unshift(...group)
    } finally {
      // Whatever a callback of the host throws, those who wait must not wait for ever.
      schedule(mustRetry)
    }
  }
  const schedule = (mustRetry: boolean): void => {
    isScheduled = queue.length > 0
    if (isScheduled) {
      if (mustRetry) setTimeout(flush, retryPauseMs)
      else setImmediate(flush)
      return
    }
    const waiting = whenSettled
    whenSettled = []
    for (const resolve of waiting) resolve()
  }

  return {
    write: (work) => {
      const { write, answer } = makeWrite(work)
      queue.push(write)
      if (!isScheduled) schedule(false)
      return answer
    },
    settled: () => (isScheduled ? new Promise((resolve) => whenSettled.push(resolve)) : Promise.resolve()),
  }
}
