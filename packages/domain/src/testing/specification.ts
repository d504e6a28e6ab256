import type { CommunityCommand } from '../community/commands.js'
import { decide } from '../community/decide.js'
import type { CommunityEvent, UnknownEvent } from '../community/events.js'
import { fold } from '../community/fold.js'
import type { Refusal, RefusalCode, RefusalFacts } from '../community/refusals.js'
import { canonicalJson } from '../history/canonical-json.js'

/** What can be expected of a command. Each throws an `Error` that tells what came instead. */
export interface Expectation {
  /** Exactly these events happen, in this order. */
  readonly thenHappens: (...expected: readonly CommunityEvent[]) => void
  /** Something happens; the caller looks at it. */
  readonly thenSee: (look: (events: readonly CommunityEvent[]) => void) => void
  /** It is refused with this code, and with these facts where they are given. */
  readonly thenRefused: <Code extends RefusalCode>(code: Code, facts?: Partial<RefusalFacts[Code]>) => Refusal
}

/** A history, waiting for a command. */
export interface Given {
  readonly when: (command: CommunityCommand) => Expectation
}

const show = (value: unknown): string => JSON.stringify(value, null, 2)

const assertSame = (what: string, actual: unknown, expected: unknown): void => {
  if (canonicalJson({ value: actual }) !== canonicalJson({ value: expected }))
    throw new Error(`${what} is not as expected.\nExpected: ${show(expected)}\nActual: ${show(actual)}`)
}

const factsAmong = (facts: object, wanted: object): object =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name in wanted))

/**
 * Says what a community's rules make of a command after a history, whatever the test runner.
 *
 * @example
 * ```ts
 * given(created, invited).when(accept).thenHappens(accepted)
 * given(created).when(accept).thenRefused('invitation-not-found')
 * ```
 */
export const given = (...history: readonly (CommunityEvent | UnknownEvent)[]): Given => ({
  when: (command) => {
    const decided = decide(command, fold(history))
    const eventsOr = (): readonly CommunityEvent[] => {
      if (decided.isErr()) throw new Error(`It was refused: ${show(decided.error)}`)
      return decided.value
    }
    return {
      thenHappens: (...expected) => assertSame('What happened', eventsOr(), expected),
      thenSee: (look) => look(eventsOr()),
      thenRefused: (code, facts = {}) => {
        if (decided.isOk()) throw new Error(`It was not refused: ${show(decided.value)}`)
        const refusal = decided.error
        assertSame('The code of the refusal', refusal.code, code)
        assertSame(`The facts of ${code}`, factsAmong(refusal.facts, facts), facts)
        return refusal
      },
    }
  },
})
