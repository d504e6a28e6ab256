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
  /** The language of mails where nothing better is known, for example `de`. */
  readonly language?: string
}

/** A request to invite a tenant. */
export interface InviteTenantRequest {
  readonly communityId: CommunityId
  /** The e-mail address of the other tenant's administrator, as typed. */
  readonly email: string
  /** A word to the recipient, without links. */
  readonly message?: string
  /** The language of the mails of this invitation, for example `de`. */
  readonly language?: string
}

/** A request about one invitation as a whole: to send it again, to revoke it, to withdraw its acceptance. */
export interface InvitationRequest {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
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

/** A request to decline an invitation. */
export interface DeclineInvitationRequest extends InvitationRequest {
  /** The secret of the link in the mail; not needed by the verified recipient. */
  readonly linkSecret?: string
}

/** A request to confirm the tenant that accepted, or to refuse it. */
export interface JudgeTenantRequest {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly tenantId: TenantId
  /** The invitation's revision that was looked at. */
  readonly seenRevision?: number
}

/** A request to change what a community is called, what it is for, or its rules; what is left out stays. */
export interface ChangeCommunityRequest {
  readonly communityId: CommunityId
  readonly name?: string
  readonly description?: string
  /** Null to have none. */
  readonly language?: string | null
}

/** A request to change the rules of a community; what is left out stays. */
export interface ChangePolicyRequest {
  readonly communityId: CommunityId
  readonly policy: Partial<AdjustablePolicy>
}

/** A request to close a community. */
export interface CloseCommunityRequest {
  readonly communityId: CommunityId
  /** Its name, typed by whoever closes it. */
  readonly typedName: string
}

/** A request about one member tenant as a whole: to remove it, to pause or to resume its sharing. */
export interface TenantRequest {
  readonly communityId: CommunityId
  readonly tenantId: TenantId
}

/** A request to leave a community. */
export interface LeaveCommunityRequest extends TenantRequest {
  /** Its name or alias, typed by whoever leaves. */
  readonly typedName: string
}

/** A request to change the tenant's address for the other tenants. */
export interface ChangeContactEmailRequest extends TenantRequest {
  readonly contactEmail: string
}

/** A request to change the name by which a tenant sees the community. */
export interface ChangeAliasRequest extends TenantRequest {
  /** Null for the community's own name. */
  readonly alias: string | null
}

/** A request to choose the roles that administer the community for a tenant. */
export interface AssignAdministratorRolesRequest extends TenantRequest {
  readonly administratorRoles: readonly Role[]
}

/** A request to let users of a tenant see what the community shares. */
export interface AddMembersRequest extends TenantRequest {
  readonly members: readonly { readonly userId: string; readonly email: string }[]
}

/** A request to take users of a tenant out of the community. */
export interface RemoveMembersRequest extends TenantRequest {
  readonly userIds: readonly string[]
}
