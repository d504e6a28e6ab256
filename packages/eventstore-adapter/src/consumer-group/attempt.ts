import type { Work, WorkFailure, WorkItem } from '@community-handshake/domain'
import { err, type Result } from 'neverthrow'
import type { GroupRules } from './group-rules.js'

/** What is to become of an event after an attempt. */
export type Settlement =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly pauseMs: number; readonly reason: string }
  | { readonly kind: 'park'; readonly reason: string }

const firstPauseMs = 100
const longestReason = 1000

// At least half of it, so that a service that is down is left alone for a while; the rest by chance.
const pauseMs = ({ longestPauseMs }: GroupRules, attempt: number): number => {
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempt - 1, 20))
  return Math.ceil(longest / 2 + Math.random() * (longest / 2))
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

/** What was thrown may say anything, secrets too: so only its name is kept. */
const thrown = (error: unknown): WorkFailure => ({
  kind: 'work-failure',
  action: 'retry',
  reason: `The work threw ${nameOf(error)}.`,
})

const tryWork = async (work: Work, item: WorkItem): Promise<Result<void, WorkFailure>> => {
  try {
    return await work(item)
  } catch (error) {
    return err(thrown(error))
  }
}

/** Makes one attempt and says what is to become of the event. */
export const makeAttempt = async (rules: GroupRules, work: Work, item: WorkItem): Promise<Settlement> => {
  const result = await tryWork(work, item)
  if (result.isOk()) return { kind: 'done' }
  const { action, reason: wholeReason } = result.error
  const reason = wholeReason.slice(0, longestReason)
  if (action === 'retry' && item.attempt < rules.maxAttempts)
    return { kind: 'retry', pauseMs: pauseMs(rules, item.attempt), reason }
  return { kind: 'park', reason: action === 'park' ? reason : `${reason} (after ${item.attempt} attempts)` }
}
