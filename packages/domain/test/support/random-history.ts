import * as fc from 'fast-check'
import { type CommunityCommand, type CommunityEvent, decide, fold, startFold, type Timestamp } from '../../src/index.js'
import { anyStep, firstPolicy, type Step } from './random-commands.js'
import { create, days, later, monday } from './samples.js'
import { sensibleStep } from './sensible-commands.js'

const anyTime = fc.integer({ min: 0, max: 30 }).map((count) => later(monday, days(count)))

/** A history that random commands led to. */
export interface RandomHistory {
  readonly events: readonly CommunityEvent[]
  /** The commands in their order, those that were refused among them. */
  readonly commands: readonly CommunityCommand[]
  /** The time of the last command. */
  readonly now: Timestamp
}

type Timed = readonly [step: Step, now: Timestamp]

// Whatever is decided happens, refusals pass by.
const played = (policy: object, steps: readonly Timed[]): RandomHistory => {
  const folding = startFold()
  const events: CommunityEvent[] = []
  const commands: CommunityCommand[] = []
  const first: Timed = [(now) => create({ policy, now }), monday]
  for (const [step, now] of [first, ...steps]) {
    const command = step(now, folding.state)
    commands.push(command)
    for (const event of decide(command, folding.state).unwrapOr([])) {
      folding.apply(event)
      events.push(event)
    }
  }
  return { events, commands, now: steps.at(-1)?.[1] ?? monday }
}

// Often at the same instant, sometimes past a deadline; to the millisecond, since limits are sharp.
const gap = fc.oneof(
  { arbitrary: fc.constantFrom(0, 1, 60_000), weight: 12 },
  { arbitrary: fc.integer({ min: 0, max: 36 * 3_600_000 }), weight: 3 },
  { arbitrary: fc.constantFrom(days(1), days(13), days(14), days(20)), weight: 1 },
)

/** Any command, sensible or not. */
export const step = fc.oneof({ arbitrary: anyStep, weight: 1 }, { arbitrary: sensibleStep, weight: 4 })
const many = { maxLength: 60, size: 'max' } as const

/** Histories as random commands make them, each at the time of the one before or later. */
export const historyInTime: fc.Arbitrary<RandomHistory> = fc
  .tuple(firstPolicy, fc.array(fc.tuple(step, gap), many))
  .map(([policy, sent]) => {
    let now = monday
    return played(
      policy,
      sent.map(([one, milliseconds]) => {
        now = later(now, milliseconds)
        return [one, now]
      }),
    )
  })

/** Histories as random commands make them, by senders whose clocks do not agree. */
export const anyHistory: fc.Arbitrary<RandomHistory> = fc.oneof(
  historyInTime,
  fc.tuple(firstPolicy, fc.array(fc.tuple(step, anyTime), many)).map(([policy, sent]) => played(policy, sent)),
)

/** A history, and any command that somebody sends after it, at any time. */
export const historyAndCommand: fc.Arbitrary<readonly [RandomHistory, CommunityCommand]> = fc
  .tuple(anyHistory, step, anyTime, fc.boolean())
  .map(([history, one, time, isAtOnce]) => [history, one(isAtOnce ? history.now : time, fold(history.events))])

/** Plain data of a state, its maps as lists. */
export const toPlain = (value: unknown): unknown => {
  if (value instanceof Map) return [...value].map(([key, inner]) => [key, toPlain(inner)])
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]))
}
