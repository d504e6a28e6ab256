import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { CallProblem } from '../../eventstoredb/calls/call-problem.js'
import type { Caller } from '../../eventstoredb/calls/caller.js'
import { readFailureOf } from '../../eventstoredb/calls/failure-of.js'
import { backOff } from '../../waiting/back-off.js'
import { removedGroup } from '../removed-group.js'
import { createGroup } from './group-calls.js'
import { type MemberParts, memberCall } from './member-call.js'
import { type WorkParts, workOnDelivery } from './work-on-delivery.js'

/** What a part in a group is taken with. */
export interface TakePartParts extends WorkParts {
  /** The name of the group in the database. */
  readonly group: string
  readonly concurrency: number
  readonly caller: Caller
  /** Makes calls that last. */
  readonly lasting: Caller
  readonly onTrouble: (failure: StoreFailure, attempt: number) => void
}

type Called = Result<void, CallProblem>

// A part that lasted so long was a good one: trouble after it counts from the beginning.
const goodWhileMs = 5000

const create = async ({ caller, group, rules, names }: TakePartParts, over: AbortSignal): Promise<Called> => {
  const created = await caller.call((call) => createGroup(call, group, rules, names.pattern(rules.streamPrefix)), over)
  // Another process may have been faster.
  return created.orElse((problem) => (problem.kind === 'exists' ? ok(undefined) : err(problem)))
}

const join = (parts: TakePartParts, over: AbortSignal, onJoined: () => void): Promise<Called> => {
  const { group, concurrency, rules, lasting } = parts
  const member: MemberParts = {
    group,
    concurrency,
    leaseMs: rules.leaseMs,
    onJoined,
    onDelivery: (delivery, end) => workOnDelivery(parts, delivery, end),
  }
  return lasting.call((call) => memberCall(call, member, over), over)
}

/**
 * Takes part in a group until `over` is aborted, again and again when the connection is lost. The group is made
 * where there is none; one that is removed meanwhile is not, or all work would begin anew.
 */
export const takePart = async (parts: TakePartParts, over: AbortSignal): Promise<Result<void, StoreFailure>> => {
  let hasJoined = false
  let attempt = 0
  const step = async (): Promise<Called> => {
    const joined = await join(parts, over, () => {
      hasJoined = true
    })
    return joined.isErr() && joined.error.kind === 'missing' && !hasJoined ? create(parts, over) : joined
  }
  while (!over.aborted) {
    const begun = Date.now()
    const result = await step()
    if (over.aborted) break
    if (result.isOk()) continue
    if (result.error.kind === 'missing') return err(removedGroup(parts.rules.name))
    const failure = readFailureOf(result.error)
    if (failure.reason === 'invalid') return err(failure)
    attempt = Date.now() - begun > goodWhileMs ? 1 : attempt + 1
    const tries = attempt
    queueMicrotask(() => parts.onTrouble(failure, tries))
    await backOff(attempt, over)
  }
  return ok(undefined)
}
