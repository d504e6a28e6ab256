import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { endingCases } from './ending.js'
import { failingCases } from './failing.js'
import type { GroupSubject } from './group-subject.js'
import { workingCases } from './working.js'

/** What every implementation of `ConsumerGroups` must do. Run each case with any test runner. */
export const consumerGroupContract = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  ...workingCases(setup),
  ...failingCases(setup),
  ...endingCases(setup),
]
