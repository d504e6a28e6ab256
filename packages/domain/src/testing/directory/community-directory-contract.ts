import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { communityCases } from './communities.js'
import { communityOrderCases } from './community-order.js'
import type { DirectorySubject } from './directory-subject.js'
import { followingCases } from './following.js'
import { invitationCases } from './invitations.js'
import { receivedCases } from './received.js'

/**
 * What every `CommunityDirectory` must do. Run each case with any test runner. Let the directory be patient for a
 * short time only, since one case waits for what never comes.
 *
 * @example
 * ```ts
 * for (const { name, run } of communityDirectoryContract(setup)) test(name, run)
 * ```
 */
export const communityDirectoryContract = (setup: ContractSetup<DirectorySubject>): readonly ContractCase[] => [
  ...communityCases(setup),
  ...communityOrderCases(setup),
  ...invitationCases(setup),
  ...receivedCases(setup),
  ...followingCases(setup),
]
