import type { Actor, CommandOutcome, InvitationId, Timestamp } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { Unexpected } from '../problems/http-failure.js'
import { type InvitationDetails, invitationDetails } from '../views/invitation-details.js'
import { receivedInvitationView, type UnnamedReceivedInvitation } from '../views/received-invitation-view.js'
import type { Changed } from './changed.js'

/** Who looks at the outcome of a command and when, with which link if with any. */
export interface Onlooker {
  readonly actor: Actor
  readonly now: Timestamp
  /** The generation of the link that was presented and found genuine. */
  readonly linkGeneration?: number
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
  onlooker: Onlooker,
): Result<Changed<InvitationDetails>, Unexpected> => {
  const invitation = invitationId === undefined ? undefined : community.invitations.get(invitationId)
  return invitation === undefined
    ? err(without(invitationId))
    : ok({ view: invitationDetails({ ...onlooker, community, invitation }), position, repeated })
}

/** The owner's view of the invitation that a command issued. */
export const issuedInvitation = (
  outcome: CommandOutcome,
  onlooker: Onlooker,
): Result<Changed<InvitationDetails>, Unexpected> => changedInvitation(outcome, issuedIn(outcome), onlooker)

/** The invited side's view of an invitation after a command. */
export const changedReceivedInvitation = (
  { community, position, repeated }: CommandOutcome,
  invitationId: InvitationId,
  onlooker: Onlooker,
): Result<Changed<UnnamedReceivedInvitation>, Unexpected> => {
  const invitation = community.invitations.get(invitationId)
  return invitation === undefined
    ? err(without(invitationId))
    : ok({ view: receivedInvitationView({ ...onlooker, community, invitation }), position, repeated })
}
