import type { PersistentSubscriptionsClient } from '@eventstore/db-client/generated/persistent_grpc_pb.js'
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/persistent_pb.js'
import { err, ok, type Result } from 'neverthrow'
import { type CallProblem, callProblem, problemOf } from '../../eventstoredb/calls/call-problem.js'
import type { CallParts } from '../../eventstoredb/calls/caller.js'
import { makeEnding } from '../../waiting/ending.js'
import { ackRequest, joinRequest, nackRequest } from './group-requests.js'

/** An event in the hands of a member, with the ways to settle it. Settling one that is gone does nothing. */
export interface Delivery {
  readonly message: ReadResp.ReadEvent
  readonly ack: () => void
  readonly nack: (action: 'retry' | 'park', reason: string) => void
}

/** How a member takes part. */
export interface MemberParts {
  readonly group: string
  readonly concurrency: number
  /** How long the server lets a delivery be worked on, in milliseconds. */
  readonly leaseMs: number
  readonly onJoined: () => void
  /** Works on a delivery and settles it, soon after `over` is aborted; never rejects. */
  readonly onDelivery: (delivery: Delivery, over: AbortSignal) => Promise<void>
}

type Call = ReturnType<PersistentSubscriptionsClient['read']>
type Called = Result<void, CallProblem>

// For the last words to arrive before the call is ended; the server does not confirm them.
const lastWordsMs = 500

const idOf = (message: ReadResp.ReadEvent): string =>
  (message.getLink() ?? message.getEvent())?.getId()?.getString() ?? ''

const overProblem = callProblem('lost', 'The server ended the part in the group.')
const silentProblem = callProblem('lost', 'The server did not confirm the part in the group.')

const deliveryOf = (call: Call, message: ReadResp.ReadEvent): Delivery => {
  const id = idOf(message)
  const write = (request: ReadReq): void => {
    if (call.writable) call.write(request)
  }
  return {
    message,
    ack: () => write(ackRequest(id)),
    nack: (action, reason) => write(nackRequest(id, action, reason)),
  }
}

interface Waiting {
  readonly message: ReadResp.ReadEvent
  readonly since: number
}

/** The deliveries that a member has in hand. */
const makeHand = (call: Call, { onDelivery, concurrency, leaseMs }: MemberParts) => {
  const working = new Set<Promise<void>>()
  const over = makeEnding()
  let waiting: Waiting[] = []

  const begin = (message: ReadResp.ReadEvent): void => {
    const work = onDelivery(deliveryOf(call, message), over.signal)
    working.add(work)
    void work.finally(() => {
      working.delete(work)
      next()
    })
  }
  const next = (): void => {
    // What waited longer than its lease is with somebody else.
    waiting = waiting.filter(({ since }) => Date.now() - since < leaseMs)
    const first = waiting.shift()
    if (first !== undefined && !over.signal.aborted) begin(first.message)
  }
  return {
    /** The server gives no more than it was asked to, unless work takes longer than its lease. */
    take: (message: ReadResp.ReadEvent): void => {
      if (working.size < concurrency) begin(message)
      else waiting.push({ message, since: Date.now() })
    },
    /** Takes nothing up any more, and resolves when everything in hand is settled. */
    finish: async (): Promise<void> => {
      over.abort()
      await Promise.all(working)
    },
  }
}

/**
 * Calls `Read` of a group and works on what comes. When the signal is aborted, what is in hand is finished
 * and settled first, and what comes after that is left to others.
 */
export const memberCall = (
  { link, headers, patienceMs }: CallParts,
  parts: MemberParts,
  signal: AbortSignal,
): Promise<Called> =>
  new Promise((resolve) => {
    const call = link.groups.read(headers)
    const hand = makeHand(call, parts)
    let parting: NodeJS.Timeout | undefined

    const settle = (result: Called): void => {
      clearTimeout(timer)
      clearTimeout(parting)
      signal.removeEventListener('abort', leave)
      // The server hands to others what was in hand, but who is at it finishes.
      void hand.finish().then(() => {
        resolve(result)
        call.cancel()
      })
    }
    const leave = (): void => {
      clearTimeout(timer)
      void hand.finish().then(() => {
        call.end()
        parting = setTimeout(() => settle(ok(undefined)), lastWordsMs)
      })
    }
    const settleWith = (problem: CallProblem): void => settle(signal.aborted ? ok(undefined) : err(problem))
    const timer = setTimeout(() => settle(err(silentProblem)), patienceMs)
    call.on('data', (response: ReadResp) => {
      clearTimeout(timer)
      const message = response.getEvent()
      if (response.hasSubscriptionConfirmation()) parts.onJoined()
      if (message !== undefined && !signal.aborted) hand.take(message)
    })
    call.on('end', () => settleWith(overProblem))
    call.on('error', (error) => settleWith(problemOf(error)))
    signal.addEventListener('abort', leave)
    if (signal.aborted) settle(ok(undefined))
    else call.write(joinRequest(parts.group, parts.concurrency))
  })
