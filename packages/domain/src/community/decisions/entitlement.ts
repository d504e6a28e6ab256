import { err, ok, type Result } from 'neverthrow'
import { maskEmailAddress } from '../../identity/email-address.js'
import type { AcceptInvitation } from '../commands.js'
import { type Refusal, refusal } from '../refusals.js'
import type { Community, CommunityState, Invitation } from '../state.js'

/** By what right somebody answers an invitation: the invited address is theirs, or they hold the link. */
export type Entitlement = 'recipient' | 'link'

// Strangers answer too: to them a community is no more to be found than an invitation.
/** The community of an invitation that somebody answers, be it one whose tenant takes no part in it. */
export const requireSomeCommunity = (state: CommunityState): Result<Community, Refusal> =>
  state.kind === 'Community' ? ok(state) : err(refusal('invitation-not-found', 'NoCommunity', {}))

type Claim = Pick<AcceptInvitation, 'actor' | 'linkGeneration'>

const withoutLink = ({ actor }: Claim, { recipient, status }: Invitation): Refusal =>
  actor.email === recipient
    ? refusal('email-not-verified', status.name, {})
    : refusal('invitation-not-found', 'NoCommunity', {})

/**
 * Finds the right by which an actor answers an invitation: a verified address equal to the recipient,
 * or a genuine link of the current generation. Whoever has neither learns nothing, not even that it exists.
 */
export const entitlementTo = (
  invitation: Invitation,
  community: Community,
  claim: Claim,
): Result<Entitlement, Refusal> => {
  const { actor, linkGeneration } = claim
  const state = invitation.status.name
  if (actor.emailVerified && actor.email === invitation.recipient) return ok('recipient')
  const { recipientOnly } = community.policy
  // Where only the recipient may accept, a link does not help one whose address nobody vouches for either.
  if (linkGeneration === undefined || (recipientOnly && actor.email === invitation.recipient))
    return err(withoutLink(claim, invitation))
  if (recipientOnly)
    return err(refusal('not-the-recipient', state, { maskedRecipient: maskEmailAddress(invitation.recipient) }))
  if (linkGeneration > invitation.generation) return err(refusal('link-invalid', state, {}))
  return linkGeneration === invitation.generation
    ? ok('link')
    : err(
        refusal('link-superseded', state, {
          generation: linkGeneration,
          currentGeneration: invitation.generation,
          sentAt: invitation.sentAt,
        }),
      )
}
