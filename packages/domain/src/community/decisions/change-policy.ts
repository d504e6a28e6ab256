import { err, type Result } from 'neverthrow'
import type { ChangePolicy } from '../commands.js'
import { happened, type PolicyChanged } from '../events.js'
import { requireTenantManager } from '../permissions.js'
import { arePoliciesEqual, type CommunityPolicy, completePolicy, requireWorkablePolicy } from '../policy.js'
import { type Refusal, refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { personOf } from './person-of.js'

const requireChange = (wanted: CommunityPolicy, inForce: CommunityPolicy): Result<CommunityPolicy, Refusal> =>
  arePoliciesEqual(wanted, inForce)
    ? err(refusal('nothing-to-change', 'Open', {}))
    : requireWorkablePolicy(wanted).mapErr(({ field, message }) =>
        refusal('policy-not-workable', 'Open', { field, problem: message }),
      )

/** Decides {@link ChangePolicy}: by the owner's community administrators, for decisions from now on. */
export const changePolicy = (command: ChangePolicy, state: CommunityState): Result<PolicyChanged, Refusal> =>
  requireTenantManager(state, command.actor)
    .andThen(({ policy }) => requireChange(completePolicy(command.changes, policy), policy))
    .map((policy) =>
      happened('PolicyChanged', {
        changedAt: command.now,
        changedBy: personOf(command.actor),
        communityId: command.communityId,
        policy,
      }),
    )
