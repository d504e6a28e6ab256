import { err, ok, type Result } from 'neverthrow'
import type { PauseSharing, ResumeSharing } from '../commands.js'
import { happened, type SharingPaused, type SharingResumed } from '../events.js'
import { requireOwnMembership } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { personOf } from './person-of.js'

/** Decides {@link PauseSharing}: by the member's community administrators. */
export const pauseSharing = (command: PauseSharing, state: CommunityState): Result<SharingPaused, Refusal> =>
  requireOwnMembership(state, command).andThen(({ member: { sharing } }) =>
    sharing.name === 'Paused'
      ? err(refusal('already-paused', 'Open', { by: sharing.pausedBy, at: sharing.since }))
      : ok(
          happened('SharingPaused', {
            communityId: command.communityId,
            pausedAt: command.now,
            pausedBy: personOf(command.actor),
            tenantId: command.tenantId,
          }),
        ),
  )

/** Decides {@link ResumeSharing}: by the member's community administrators. */
export const resumeSharing = (command: ResumeSharing, state: CommunityState): Result<SharingResumed, Refusal> =>
  requireOwnMembership(state, command).andThen(({ member: { sharing } }) =>
    sharing.name === 'Active'
      ? err(refusal('not-paused', 'Open', { tenantId: command.tenantId }))
      : ok(
          happened('SharingResumed', {
            communityId: command.communityId,
            resumedAt: command.now,
            resumedBy: personOf(command.actor),
            tenantId: command.tenantId,
          }),
        ),
  )
