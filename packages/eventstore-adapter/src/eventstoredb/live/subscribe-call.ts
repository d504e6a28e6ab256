import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import { err, ok, type Result } from 'neverthrow'
import { type CallProblem, callProblem, endedProblem, problemOf } from '../calls/call-problem.js'
import type { CallParts } from '../calls/caller.js'
import { subscriptionRequest } from '../read/read-requests.js'
import type { RecordedEvent } from '../wire/recorded-event.js'

/** What a subscription begins with, and whom it tells. */
export interface SubscribeParts {
  /** Only what comes after this commit position; everything if undefined. */
  readonly after: bigint | undefined
  readonly pattern: string
  readonly onConfirmed: () => void
  readonly onEvent: (recorded: RecordedEvent) => void
  /** Told of commit positions up to which nothing else matches. */
  readonly onCheckpoint: (commit: bigint) => void
}

const tell = (message: ReadResp, { onConfirmed, onEvent, onCheckpoint }: SubscribeParts): void => {
  const recorded = message.getEvent()?.getEvent()
  const checkpoint = message.getCheckpoint()
  if (message.hasConfirmation()) onConfirmed()
  if (recorded !== undefined) onEvent(recorded)
  if (checkpoint !== undefined) onCheckpoint(BigInt(checkpoint.getCommitPosition()))
}

const overProblem = callProblem('lost', 'The server ended the subscription.')

/**
 * Calls `Read` as a subscription to all streams. It resolves when that is over: with a problem unless
 * the signal was aborted.
 */
export const subscribeCall = (
  { link, headers, patienceMs }: CallParts,
  parts: SubscribeParts,
  signal: AbortSignal,
): Promise<Result<void, CallProblem>> =>
  new Promise((resolve) => {
    const call = link.streams.read(subscriptionRequest(parts.after, parts.pattern), headers)
    const settle = (result: Result<void, CallProblem>): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve(result)
      call.cancel()
    }
    const end = (): void => settle(ok(undefined))
    const timer = setTimeout(() => settle(err(callProblem('lost', 'The server did not confirm.'))), patienceMs)
    signal.addEventListener('abort', end)
    call.on('data', (message: ReadResp) => {
      clearTimeout(timer)
      if (!signal.aborted) tell(message, parts)
    })
    call.on('end', () => settle(err(overProblem)))
    call.on('error', (error) => settle(err(problemOf(error))))
    if (signal.aborted) settle(err(endedProblem))
  })
