import type { AbortSignal as PortSignal } from '@community-handshake/domain'
import { makeEnding } from '../waiting/ending.js'

/** The parts that this process takes in a group at the moment. */
export interface PartsTaken {
  /** Runs a part with a signal that is aborted when the given one is, or when the group or its store closes. */
  readonly run: <T>(signal: PortSignal, part: (over: AbortSignal) => Promise<T>) => Promise<T>
  readonly isClosed: () => boolean
  /** Ends all parts, and resolves when they have ended. */
  readonly close: () => Promise<void>
}

/** Makes an empty set of parts. */
export const makeParts = (closing: AbortSignal): PartsTaken => {
  const closed = makeEnding()
  const running = new Set<Promise<unknown>>()
  closing.addEventListener('abort', () => closed.abort())

  const run: PartsTaken['run'] = async (signal, part) => {
    const over = makeEnding()
    const end = (): void => over.abort()
    signal.addEventListener('abort', end)
    closed.signal.addEventListener('abort', end)
    if (signal.aborted || closed.signal.aborted) end()
    try {
      return await part(over.signal)
    } finally {
      signal.removeEventListener('abort', end)
      closed.signal.removeEventListener('abort', end)
    }
  }
  return {
    run: (signal, part) => {
      const taken = run(signal, part)
      running.add(taken)
      return taken.finally(() => running.delete(taken))
    },
    isClosed: () => closed.signal.aborted,
    close: async () => {
      closed.abort()
      await Promise.allSettled(running)
    },
  }
}
