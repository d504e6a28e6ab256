import type { Actor, CommandOutcome, InvitationId, Timestamp } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { Unexpected } from '../problems/http-failure.js'
import { invitationView, type UnnamedInvitation } from '../views/invitation-view.js'
import { receivedInvitationView, type UnnamedReceivedInvitation } from '../views/received-invitation-view.js'

/** A view of what a command changed, with what the answer tells besides. */
export interface Changed<View> extends Pick<CommandOutcome, 'position' | 'repeated'> {
  readonly view: View
}

const without = (invitationId: InvitationId | undefined): Unexpected => ({
  kind: 'unexpected',
  cause: new Error(`the outcome of a command lacks the invitation ${invitationId}`),
})

const issuedIn = ({ events }: CommandOutcome): InvitationId | undefined =>
  events.flatMap((event) => (event.type === 'TenantInvited' ? [event.data.invitationId] : [])).at(0)

/** The owner's view of an invitation after a command. */
export const changedInvitation = (
  { community, position, repeated }: CommandOutcome,
  invitationId: InvitationId | undefined,
  now: Timestamp,
): Result<Changed<UnnamedInvitation>, Unexpected> => {
  const invitation = invitationId === undefined ? undefined : community.invitations.get(invitationId)
  return invitation === undefined
    ? err(without(invitationId))
    : ok({ view: invitationView(community.id, invitation, now), position, repeated })
}

/** The owner's view of the invitation that a command issued. */
export const issuedInvitation = (
  outcome: CommandOutcome,
  now: Timestamp,
): Result<Changed<UnnamedInvitation>, Unexpected> => changedInvitation(outcome, issuedIn(outcome), now)

/** The invited side's view of an invitation after a command. */
export const changedReceivedInvitation = (
  { community, position, repeated }: CommandOutcome,
  invitationId: InvitationId,
  actor: Actor,
  now: Timestamp,
): Result<Changed<UnnamedReceivedInvitation>, Unexpected> => {
  const invitation = community.invitations.get(invitationId)
  return invitation === undefined
    ? err(without(invitationId))
    : ok({ view: receivedInvitationView(community, invitation, actor, now), position, repeated })
}
