import { type Invitation, isPastDeadline, type Timestamp } from '@community-handshake/domain'
import { match } from 'ts-pattern'
import type { EndingView } from '../schemas/invitation.js'

/** How an invitation ended at an instant, if it ended without a confirmation. An expired one ended at its deadline. */
export const endingView = (invitation: Invitation, now: Timestamp): EndingView | undefined =>
  match(invitation.status)
    .returnType<EndingView | undefined>()
    .with({ name: 'Invited' }, { name: 'Accepted' }, () =>
      isPastDeadline(invitation, now) ? { at: invitation.deadline } : undefined,
    )
    .with({ name: 'Confirmed' }, () => undefined)
    .with({ name: 'Declined' }, ({ ending }) => ({ at: ending.declinedAt, by: { ...ending.declinedBy } }))
    .with({ name: 'Withdrawn' }, ({ ending }) => ({ at: ending.withdrawnAt, by: { ...ending.withdrawnBy } }))
    .with({ name: 'Refused' }, ({ ending }) => ({ at: ending.refusedAt, by: { ...ending.refusedBy } }))
    .with({ name: 'Revoked' }, ({ ending }) => ({ at: ending.revokedAt, by: { ...ending.revokedBy } }))
    .with({ name: 'Expired' }, ({ ending }) => ({ at: ending.deadline }))
    .with({ name: 'Voided' }, ({ ending }) => ({ at: ending.closedAt, by: { ...ending.closedBy } }))
    .exhaustive()
