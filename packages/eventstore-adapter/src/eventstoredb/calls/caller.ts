import type { Metadata } from '@grpc/grpc-js'
import { err, type Result } from 'neverthrow'
import type { Connection } from '../connection/connection.js'
import type { Link } from '../connection/link.js'
import { type CallProblem, callProblem } from './call-problem.js'
import { inTime } from './in-time.js'
import type { CallLimit } from './limit.js'

/** What a call is made with. */
export interface CallParts {
  readonly link: Link
  readonly headers: Metadata
  /** How long the server may take to answer, in milliseconds. */
  readonly patienceMs: number
}

/** Makes calls to the leader. */
export interface Caller {
  /**
   * Makes a call, and once more where the node says which other one leads. It waits for a place among the calls
   * under way; `signal` ends the waiting, and the call itself as far as `work` looks at it.
   */
  readonly call: <T>(
    work: (parts: CallParts) => Promise<Result<T, CallProblem>>,
    signal: AbortSignal,
  ) => Promise<Result<T, CallProblem>>
}

type Work<T> = (parts: CallParts) => Promise<Result<T, CallProblem>>

const longestWay = 4

const lostWay = callProblem('not-sent', 'The nodes of the cluster do not agree on who leads.')
const noConnection = callProblem('not-sent', 'No connection was made in time.')

/** Makes a {@link Caller}. */
export const makeCaller = (connection: Connection, limit: CallLimit): Caller => {
  const patienceMs = connection.settings.defaultDeadline

  const callOnce = async <T>(work: Work<T>, signal: AbortSignal) => {
    const link = await inTime(connection.link(), { ms: patienceMs, late: noConnection, signal })
    if (link.isErr()) return err(link.error)
    const result = await work({ link: link.value, headers: connection.headers(), patienceMs })
    if (result.isErr()) connection.note(link.value, result.error)
    return result
  }
  const follow = async <T>(work: Work<T>, signal: AbortSignal) => {
    for (let hop = 1; hop <= longestWay; hop += 1) {
      const result = await callOnce(work, signal)
      if (result.isOk() || result.error.kind !== 'not-leader') return result
    }
    return err(lostWay)
  }
  return {
    call: async (work, signal) => {
      const place = await limit.take(patienceMs, signal)
      if (place.isErr()) return err(place.error)
      try {
        return await follow(work, signal)
      } finally {
        place.value.giveBack()
      }
    },
  }
}
