import {
  type Actor,
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
    return `Sign in with the invited address (${maskEmailAddress(invitation.recipient)}) to accept.`
  if (actor.tenantId === ownerTenantId)
    return 'You are signed in to the tenant that owns this community: sign in to the tenant that shall join it.'
  if (!holdsAnyRole(actor, policy.acceptingRoles))
    return 'Only an administrator of your tenant can accept: sign in as one.'
  return `Accept it for the tenant that shall join, before ${minutes(invitation.deadline)}; the community owner confirms after that.`
}

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
    .with('Confirmed', () => 'Nothing more to do: the tenant is a member of the community.')
    .with(
      'Expired',
      () => `It expired at ${minutes(view.invitation.deadline)}: ask the community owner for a new invitation.`,
    )
    .exhaustive()
