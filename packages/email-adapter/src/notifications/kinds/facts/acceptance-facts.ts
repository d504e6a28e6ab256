import {
  type Acceptance,
  type Invitation,
  isPastDeadline,
  type Mismatch,
  mismatchesOf,
} from '@community-handshake/domain'
import { ok, type Result } from 'neverthrow'
import type { AcceptanceFacts, ConfirmationDueFacts } from '../mail-facts.js'
import type { NoLongerDue } from '../notification.js'
import { type Scene, tenantName } from '../scene.js'
import { type DueFacts, type FactsInput, noLongerNeeded } from './due-facts.js'

/** By whom an invitation was accepted, and for which tenant. */
export const acceptanceFacts = (scene: Scene, acceptance: Acceptance): AcceptanceFacts => ({
  acceptingTenantName: tenantName(scene, acceptance.tenantId),
  acceptingTenantId: acceptance.tenantId,
  acceptedBy: acceptance.acceptedBy.email,
  acceptedAt: acceptance.acceptedAt,
})

interface Awaiting {
  readonly invitation: Invitation
  readonly acceptance: Acceptance
}

const awaiting = ({ scene }: FactsInput): Result<Awaiting, NoLongerDue> => {
  const { invitation, now } = scene
  if (invitation?.status.name !== 'Accepted') return noLongerNeeded('the acceptance waits for nobody any more')
  return isPastDeadline(invitation, now)
    ? noLongerNeeded('the invitation expired')
    : ok({ invitation, acceptance: invitation.status.acceptance })
}

const mismatchesIn = ({ community, profiles }: Scene, { invitation, acceptance }: Awaiting): readonly Mismatch[] => {
  const others = [...community.members.keys()].flatMap((tenantId) => profiles.get(tenantId) ?? [])
  return mismatchesOf({ invitation, acceptance, profile: profiles.get(acceptance.tenantId), others })
}

const dueFacts = (input: FactsInput): Result<ConfirmationDueFacts, NoLongerDue> =>
  awaiting(input).map((found) => ({
    ...input.common,
    ...acceptanceFacts(input.scene, found.acceptance),
    role: input.role === 'inviter' ? 'inviter' : 'owner',
    invited: found.invitation.recipient,
    deadline: found.invitation.deadline,
    mismatches: mismatchesIn(input.scene, found),
  }))

/** The owner has to look at who accepted, and to confirm or refuse. */
export const confirmationDue = (input: FactsInput): DueFacts<'confirmation-due'> =>
  dueFacts(input).map((facts) => ({ kind: 'confirmation-due', ...facts }))

/** The same, when the deadline is near. */
export const confirmationReminder = (input: FactsInput): DueFacts<'confirmation-reminder'> =>
  dueFacts(input).map((facts) => ({ kind: 'confirmation-reminder', ...facts }))

/** Whoever accepted is told that the tenant is not a member yet. */
export const accepted = (input: FactsInput): DueFacts<'accepted'> =>
  awaiting(input).map(({ invitation, acceptance }) => ({
    kind: 'accepted',
    ...input.common,
    ...acceptanceFacts(input.scene, acceptance),
    role: 'acceptor',
    deadline: invitation.deadline,
  }))
