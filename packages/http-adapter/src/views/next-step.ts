import {
  type Actor,
  acceptanceOf,
  type Community,
  holdsAnyRole,
  type Invitation,
  maskEmailAddress,
} from '@community-handshake/domain'
import { match } from 'ts-pattern'
import type { InvitationState } from '../schemas/invitation.js'

/** What a sentence about the next step depends on. */
export interface NextStepView {
  readonly community: Community
  readonly invitation: Invitation
  readonly actor: Actor
  readonly state: InvitationState
}

const minutes = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`

const ifInvited = ({ community, invitation, actor }: NextStepView): string => {
  const { policy, ownerTenantId } = community
  const isRecipient = actor.emailVerified && actor.email === invitation.recipient
  if (!isRecipient && policy.recipientOnly)
    return (
      `Sign in with the invited address (${maskEmailAddress(invitation.recipient)}) to accept; ` +
      `you are signed in as ${actor.email}.`
    )
  if (actor.tenantId === ownerTenantId)
    return 'You are signed in to the tenant that owns this community: sign in to the tenant that shall join it.'
  if (!holdsAnyRole(actor, policy.acceptingRoles))
    return 'Only an administrator of your tenant can accept: sign in as one.'
  return `Accept it for the tenant that shall join, before ${minutes(invitation.deadline)}; the community owner confirms after that.`
}

const ifConfirmed = ({ community, invitation }: NextStepView): string => {
  const tenantId = acceptanceOf(invitation)?.tenantId
  return tenantId !== undefined && community.members.has(tenantId)
    ? 'Nothing more to do: the tenant is a member of the community.'
    : 'The tenant was a member and is none any more; the community owner can send a new invitation.'
}

const newOne = 'The community owner can send a new invitation.'

/** What happens next with an invitation, in a sentence for the invited side. */
export const nextStep = (view: NextStepView): string =>
  match(view.state)
    .with('Invited', () => ifInvited(view))
    .with(
      'Accepted',
      () =>
        'Waiting for the community owner to confirm; until then the tenant is not a member. ' +
        `That is possible until ${minutes(view.invitation.deadline)}.`,
    )
    .with('Confirmed', () => ifConfirmed(view))
    .with('Declined', () => `It was declined. ${newOne}`)
    .with('Withdrawn', () => `The acceptance was withdrawn. ${newOne}`)
    .with('Refused', () => `The community owner did not confirm the tenant that accepted. ${newOne}`)
    .with('Revoked', () => 'The community owner took it back: ask there if you expected it.')
    .with(
      'Expired',
      () => `It expired at ${minutes(view.invitation.deadline)}: ask the community owner for a new invitation.`,
    )
    .with('Voided', () => 'The community was closed: nothing can be joined any more.')
    .exhaustive()
