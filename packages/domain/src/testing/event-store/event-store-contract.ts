import type { EventStore } from '../../ports/event-store.js'
import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { appendingCases } from './appending.js'
import { closingCases } from './closing.js'
import { concurrencyCases } from './concurrency.js'
import { expectedRevisionCases } from './expected-revisions.js'
import { fidelityCases } from './fidelity.js'
import { idempotenceCases } from './idempotence.js'
import { invalidInputCases } from './invalid-input.js'
import { readingCases } from './reading.js'
import { restartCases } from './restarts.js'
import { subscribingCases } from './subscribing.js'
import { subscriptionEndingCases } from './subscription-ending.js'

/**
 * What every {@link EventStore} must do. Run each case with any test runner.
 *
 * @example
 * ```ts
 * for (const { name, run } of eventStoreContract(setup)) test(name, run)
 * ```
 */
export const eventStoreContract = (setup: ContractSetup<EventStore>): readonly ContractCase[] => [
  ...expectedRevisionCases(setup),
  ...appendingCases(setup),
  ...idempotenceCases(setup),
  ...readingCases(setup),
  ...fidelityCases(setup),
  ...concurrencyCases(setup),
  ...subscribingCases(setup),
  ...subscriptionEndingCases(setup),
  ...(setup.survivesRestart ? restartCases(setup) : []),
  ...invalidInputCases(setup),
  ...closingCases(setup),
]
