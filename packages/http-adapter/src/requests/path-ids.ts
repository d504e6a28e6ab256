import {
  type CommunityId,
  type InvitationId,
  parseCommunityId,
  parseInvitationId,
  parseTenantId,
  parseUserId,
  type TenantId,
  type UserId,
} from '@community-handshake/domain'
import { Result } from 'neverthrow'
import { type InvalidRequest, invalidPart } from '../problems/http-failure.js'

/** Reads the community's id from the path. */
export const communityIdIn = (params: { readonly communityId: string }): Result<CommunityId, InvalidRequest> =>
  parseCommunityId(params.communityId).mapErr(invalidPart('path'))

/** Reads the invitation's id from the path. */
export const invitationIdIn = (params: { readonly invitationId: string }): Result<InvitationId, InvalidRequest> =>
  parseInvitationId(params.invitationId).mapErr(invalidPart('path'))

/** Reads the tenant's id from the body. */
export const tenantIdIn = (body: { readonly tenantId: string }): Result<TenantId, InvalidRequest> =>
  parseTenantId(body.tenantId).mapErr(invalidPart('body'))

/** Reads both ids from the path. */
export const invitationPathIn = (params: {
  readonly communityId: string
  readonly invitationId: string
}): Result<{ readonly communityId: CommunityId; readonly invitationId: InvitationId }, InvalidRequest> =>
  Result.combine([communityIdIn(params), invitationIdIn(params)]).map(([communityId, invitationId]) => ({
    communityId,
    invitationId,
  }))

/** Reads the ids of a community and of one of its tenants from the path. */
export const tenantPathIn = (params: {
  readonly communityId: string
  readonly tenantId: string
}): Result<{ readonly communityId: CommunityId; readonly tenantId: TenantId }, InvalidRequest> =>
  Result.combine([communityIdIn(params), parseTenantId(params.tenantId).mapErr(invalidPart('path'))]).map(
    ([communityId, tenantId]) => ({ communityId, tenantId }),
  )

/** Reads a user's id from the path. */
export const userIdIn = (params: { readonly userId: string }): Result<UserId, InvalidRequest> =>
  parseUserId(params.userId).mapErr(invalidPart('path'))
