import {
  type Actor,
  type Community,
  type CommunityState,
  type Member,
  mayAdminister,
  type OwnMembership,
  type Refusal,
  refusal,
  requireReader,
  type TenantId,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'

/** A tenant that takes part in a community. */
export const memberTenantIn = (community: Community, tenantId: TenantId): Result<Member, Refusal> => {
  const member = community.members.get(tenantId)
  return member === undefined ? err(refusal('not-a-member', 'Open', { tenantId })) : ok(member)
}

/** The actor's own tenant, if it is the one that is named and the actor administers; also in a closed community. */
export const requireOwnTenantReader = (
  state: CommunityState,
  actor: Actor,
  tenantId: TenantId,
): Result<OwnMembership, Refusal> =>
  requireReader(state, actor).andThen((community) => {
    const { tenantId: signedInTenantId } = actor
    if (tenantId !== signedInTenantId)
      return err(refusal('wrong-tenant', 'Open', { signedInTenantId, namedTenantId: tenantId }))
    return mayAdminister(community, actor)
      ? memberTenantIn(community, tenantId).map((member) => ({ community, member }))
      : err(refusal('not-community-administrator', 'Open', { tenantId }))
  })
