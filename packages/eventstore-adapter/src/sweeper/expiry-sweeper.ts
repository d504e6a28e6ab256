import { type DirectoryFailure, type SweepPorts, type SweepReport, sweepExpired } from '@community-handshake/domain'

/** What the sweeper works with, and how often. */
export interface ExpirySweeperOptions extends SweepPorts {
  /** The pause between two sweeps in milliseconds, give or take a tenth; 30,000 if left out. */
  readonly pauseMs?: number
  /** Told after each sweep that found something to do. */
  readonly onSwept?: (report: SweepReport) => void
  /** Told where a sweep could not be made; the next one is made all the same. */
  readonly onFailure?: (failure: DirectoryFailure) => void
}

/** A sweeper that is running. */
export interface ExpirySweeper {
  /** Ends it after the sweep that is under way. */
  readonly stop: () => Promise<void>
}

const defaultPauseMs = 30_000
const longestPauseMs = 2_147_483_647

// Processes that were started together shall not sweep together for ever.
const jittered = (pauseMs: number): number => Math.min(longestPauseMs, pauseMs * (0.9 + Math.random() * 0.2))

/**
 * Expires invitations whose deadline has passed, again and again until it is stopped; the first sweep comes at once.
 * Any number of processes may run one on the same store.
 */
export const startExpirySweeper = (options: ExpirySweeperOptions): ExpirySweeper => {
  const { pauseMs = defaultPauseMs, onSwept, onFailure } = options
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const sweep = async (): Promise<void> => {
    const swept = await sweepExpired(options)
    if (swept.isErr()) onFailure?.(swept.error)
    else if (swept.value.expired + swept.value.endedElsewhere + swept.value.failed.length > 0) onSwept?.(swept.value)
  }
  const run = async (): Promise<void> => {
    try {
      await sweep()
    } finally {
      // Whatever a callback of the host throws, what is due must not wait for ever.
      if (!isStopped) timer = setTimeout(begin, jittered(pauseMs))
    }
  }
  let running = Promise.resolve()
  const begin = (): void => {
    running = run()
  }
  begin()

  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
