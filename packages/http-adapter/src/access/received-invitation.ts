import {
  type Actor,
  acceptanceOf,
  type Community,
  type CommunityDirectory,
  type CommunityId,
  type CommunityState,
  type DirectoryFailure,
  holdsAnyRole,
  type Invitation,
  type InvitationId,
  type InvitationLinks,
  mayAdminister,
  type Refusal,
  refusal,
} from '@community-handshake/domain'
import { err, ok, type Result, type ResultAsync } from 'neverthrow'

/** Who wants to look at an invitation, and the generation of the link that was presented and found genuine. */
export interface Viewer {
  readonly actor: Actor
  readonly linkGeneration?: number
}

/** An invitation with its community; both are live, read them at once. */
export interface FoundInvitation {
  readonly community: Community
  readonly invitation: Invitation
}

const notFound = (): Refusal => refusal('invitation-not-found', 'NoCommunity', {})

/**
 * Checks a link secret before anything is looked up, so that the answer to a wrong one
 * does not depend on whether the invitation exists.
 */
export const presentedLink = (
  links: InvitationLinks,
  invitationId: InvitationId,
  secret: string | undefined,
): Result<{ readonly linkGeneration?: number }, Refusal> =>
  secret === undefined
    ? ok({})
    : links
        .check(invitationId, secret)
        .map((linkGeneration) => ({ linkGeneration }))
        .mapErr(() => refusal('link-invalid', 'NoCommunity', {}))

/**
 * The community in which to look for an invitation. One that nobody knows is looked for in a community that does not
 * exist: what is checked on the way, and how long it takes, is then the same for it as for any other.
 */
export const communityToLookIn = (
  directory: CommunityDirectory,
  invitationId: InvitationId,
): ResultAsync<CommunityId, DirectoryFailure> =>
  directory.communityOf(invitationId).map((communityId) => communityId ?? (`${invitationId}` as CommunityId))

const administersAcceptingTenant = ({ community, invitation }: FoundInvitation, actor: Actor): boolean => {
  const acceptance = acceptanceOf(invitation)
  if (acceptance?.tenantId !== actor.tenantId) return false
  const roles = [...community.policy.acceptingRoles, ...acceptance.administratorRoles]
  return holdsAnyRole(actor, roles) || mayAdminister(community, actor)
}

const byLink = (found: FoundInvitation, linkGeneration: number | undefined): Result<FoundInvitation, Refusal> => {
  const { generation, sentAt, status } = found.invitation
  if (linkGeneration === undefined) return err(notFound())
  if (linkGeneration > generation) return err(refusal('link-invalid', 'NoCommunity', {}))
  if (linkGeneration === generation) return ok(found)
  const facts = { generation: linkGeneration, currentGeneration: generation, sentAt }
  return err(refusal('link-superseded', status.name, facts))
}

/**
 * Finds an invitation for the invited side: for the verified recipient, for an administrator of the tenant that
 * accepted, and for whoever holds the link of the latest mail. To anybody else it does not exist.
 */
export const findReceivedInvitation = (
  state: CommunityState,
  invitationId: InvitationId,
  { actor, linkGeneration }: Viewer,
): Result<FoundInvitation, Refusal> => {
  const invitation = state.kind === 'Community' ? state.invitations.get(invitationId) : undefined
  if (state.kind !== 'Community' || invitation === undefined) return err(notFound())
  const found = { community: state, invitation }
  const isRecipient = actor.emailVerified && actor.email === invitation.recipient
  return isRecipient || administersAcceptingTenant(found, actor) ? ok(found) : byLink(found, linkGeneration)
}
