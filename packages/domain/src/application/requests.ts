import type { AdjustablePolicy } from '../community/policy.js'
import type { Actor, Role } from '../identity/actor.js'
import type { CommandId, CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { ExecuteOptions } from './command-handler.js'

/** Who asks, and under which command id; a new id is made where none is given. */
export interface Caller extends ExecuteOptions {
  readonly actor: Actor
  readonly commandId?: CommandId
}

/** A request to create a community, as typed. */
export interface CreateCommunityRequest {
  readonly name: string
  readonly description?: string
  /** The caller's own address if left out. */
  readonly contactEmail?: string
  readonly administratorRoles?: readonly Role[]
  readonly policy?: Partial<AdjustablePolicy>
}

/** A request to invite a tenant. */
export interface InviteTenantRequest {
  readonly communityId: CommunityId
  /** The e-mail address of the other tenant's administrator, as typed. */
  readonly email: string
}

/** A request to accept an invitation. */
export interface AcceptInvitationRequest {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly tenantId: TenantId
  /** The caller's own address if left out. */
  readonly contactEmail?: string
  readonly administratorRoles?: readonly Role[]
  /** The secret of the link in the mail; not needed by the verified recipient. */
  readonly linkSecret?: string
}

/** A request to confirm a tenant. */
export interface ConfirmTenantRequest {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly tenantId: TenantId
  /** The invitation's revision that was looked at. */
  readonly seenRevision?: number
}
