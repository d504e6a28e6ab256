import type { ConsumeOptions, ConsumerGroupOptions, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../store/failures.js'

/** The options of a group with everything that was left out. */
export type GroupRules = Required<ConsumerGroupOptions>

const defaultPauseMs = 10_000
const spelling = /^[A-Za-z0-9._-]{1,100}$/

const isWhole = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to

const problemOf = ({ name, from, leaseMs, maxAttempts, longestPauseMs }: GroupRules): string | undefined => {
  if (!spelling.test(name))
    return 'The name of a group must have 1 to 100 letters, digits, full stops, hyphens or underscores.'
  if (from !== 'start' && from !== 'end') return "A group must begin at 'start' or 'end'."
  if (!isWhole(leaseMs, 100, 3_600_000)) return 'The lease of a group must be 100 to 3,600,000 milliseconds.'
  if (!isWhole(maxAttempts, 1, 1000)) return 'A group must allow 1 to 1,000 attempts.'
  return isWhole(longestPauseMs, 1, leaseMs / 2)
    ? undefined
    : 'The longest pause of a group must be 1 millisecond up to half of its lease.'
}

/** Fills in what was left out and checks the rest. */
export const groupRules = (options: ConsumerGroupOptions): Result<GroupRules, StoreFailure> => {
  const { leaseMs = 30_000 } = options
  const longestPauseMs = Math.min(defaultPauseMs, Math.floor(leaseMs / 2))
  const rules = { streamPrefix: '', from: 'start', maxAttempts: 10, longestPauseMs, ...options, leaseMs } as const
  const problem = problemOf(rules)
  return problem === undefined ? ok(rules) : err(storeFailure('invalid', problem))
}

/** Checks on how many events somebody wants to work at the same time. */
export const checkConcurrency = ({ concurrency = 8 }: ConsumeOptions): Result<number, StoreFailure> =>
  isWhole(concurrency, 1, 100)
    ? ok(concurrency)
    : err(storeFailure('invalid', 'The number of events to work on at the same time must be 1 to 100.'))

/** Checks how many events that were set aside somebody wants to see. */
export const checkParkedLimit = (limit = 100): Result<number, StoreFailure> =>
  isWhole(limit, 1, 10_000)
    ? ok(limit)
    : err(storeFailure('invalid', 'The limit must be a whole number from 1 to 10,000.'))
