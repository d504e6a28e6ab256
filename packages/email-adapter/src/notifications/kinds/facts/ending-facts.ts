import {
  acceptanceOf,
  type Invitation,
  type InvitationStatus,
  type InvitationStatusName,
} from '@community-handshake/domain'
import { ok, type Result } from 'neverthrow'
import type { EndingForOwnerFacts } from '../mail-facts.js'
import type { NoLongerDue } from '../notification.js'
import { type Scene, tenantName } from '../scene.js'
import { acceptanceFacts } from './acceptance-facts.js'
import { type DueFacts, type FactsInput, nobodyToTell, noLongerNeeded } from './due-facts.js'

interface Ended<Name extends InvitationStatusName> {
  readonly invitation: Invitation
  readonly status: Extract<InvitationStatus, { readonly name: Name }>
}

const isNamed = <Name extends InvitationStatusName>(
  status: InvitationStatus,
  name: Name,
): status is Extract<InvitationStatus, { readonly name: Name }> => status.name === name

const ended = <Name extends InvitationStatusName>(
  { scene: { invitation } }: FactsInput,
  name: Name,
): Result<Ended<Name>, NoLongerDue> =>
  invitation !== undefined && isNamed(invitation.status, name)
    ? ok({ invitation, status: invitation.status })
    : noLongerNeeded('the invitation went on since')

const forOwner = ({ common, role }: FactsInput, { recipient }: Invitation): EndingForOwnerFacts => ({
  ...common,
  role: role === 'inviter' ? 'inviter' : 'owner',
  invited: recipient,
})

/** The owner is told that the invitation was declined. */
export const declined = (input: FactsInput): DueFacts<'declined'> =>
  ended(input, 'Declined').map(({ invitation, status: { ending } }) => ({
    kind: 'declined',
    ...forOwner(input, invitation),
    declinedBy: ending.declinedBy.email,
    declinedAt: ending.declinedAt,
  }))

/** The owner is told that there is nothing to confirm any more. */
export const withdrawn = (input: FactsInput): DueFacts<'withdrawn'> =>
  ended(input, 'Withdrawn').map(({ invitation, status: { acceptance, ending } }) => ({
    kind: 'withdrawn',
    ...forOwner(input, invitation),
    ...acceptanceFacts(input.scene, acceptance),
    withdrawnBy: ending.withdrawnBy.email,
    withdrawnAt: ending.withdrawnAt,
  }))

/** Whoever accepted is told that the owner did not confirm. */
export const refused = (input: FactsInput): DueFacts<'refused'> =>
  ended(input, 'Refused').map(({ status: { acceptance } }) => ({
    kind: 'refused',
    ...input.common,
    role: 'acceptor',
    acceptingTenantName: tenantName(input.scene, acceptance.tenantId),
  }))

/** The invitee is told that the link works no more. */
export const revoked = (input: FactsInput): DueFacts<'revoked'> =>
  ended(input, 'Revoked').map(() => ({ kind: 'revoked', ...input.common, role: 'invitee' }))

const acceptingTenant = (scene: Scene, invitation: Invitation): { readonly acceptingTenantName?: string } => {
  const acceptance = acceptanceOf(invitation)
  return acceptance === undefined ? {} : { acceptingTenantName: tenantName(scene, acceptance.tenantId) }
}

/** Whoever could have accepted, or did, is told that the deadline has passed. */
export const expired = (input: FactsInput): DueFacts<'expired'> =>
  ended(input, 'Expired').andThen(({ invitation, status }): DueFacts<'expired'> => {
    const { role, common, scene } = input
    if (role === 'invitee' && status.acceptance !== undefined)
      return nobodyToTell('somebody else accepted the invitation')
    return ok({
      kind: 'expired',
      ...common,
      role: role === 'acceptor' ? 'acceptor' : 'invitee',
      deadline: invitation.deadline,
      ...acceptingTenant(scene, invitation),
    })
  })

/** The owner is told that the deadline has passed. */
export const expiredForOwner = (input: FactsInput): DueFacts<'expired-for-owner'> =>
  ended(input, 'Expired').andThen(({ invitation, status }): DueFacts<'expired-for-owner'> => {
    // It was never asked to confirm anything, so only the person who invited waits for an answer.
    if (input.role === 'owner' && status.acceptance === undefined)
      return nobodyToTell('nobody had accepted the invitation')
    return ok({
      kind: 'expired-for-owner',
      ...forOwner(input, invitation),
      deadline: invitation.deadline,
      ...acceptingTenant(input.scene, invitation),
    })
  })
