import type { Actor, Role } from '../identity/actor.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommandId, CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { CommunityDescription, CommunityName } from './names.js'
import type { CommunityPolicy } from './policy.js'

/** What every command carries. */
export interface CommandBase {
  /** The same id is the same command: sent twice it takes effect once. */
  readonly commandId: CommandId
  readonly communityId: CommunityId
  /** Who sends it, as the host's identity provider says. */
  readonly actor: Actor
  /** When it was received; the domain has no clock of its own. */
  readonly now: Timestamp
}

/** Creates a community that the actor's tenant owns. */
export interface CreateCommunity extends CommandBase {
  readonly type: 'CreateCommunity'
  readonly name: CommunityName
  readonly description: CommunityDescription
  readonly contactEmail: EmailAddress
  readonly administratorRoles: readonly Role[]
  readonly policy: CommunityPolicy
}

/** Invites the administrator of another tenant by e-mail. */
export interface InviteTenant extends CommandBase {
  readonly type: 'InviteTenant'
  readonly invitationId: InvitationId
  readonly recipient: EmailAddress
  /** The address as it was typed, for display. */
  readonly recipientAsTyped: string
}

/** Accepts an invitation for the actor's own tenant. */
export interface AcceptInvitation extends CommandBase {
  readonly type: 'AcceptInvitation'
  readonly invitationId: InvitationId
  /** The tenant that accepts, named on purpose: a person may administer several. */
  readonly tenantId: TenantId
  readonly contactEmail: EmailAddress
  /** The accepting tenant's roles that will administer the community on its behalf. */
  readonly administratorRoles: readonly Role[]
  /** The generation of the mail whose link was presented and found genuine. */
  readonly linkGeneration?: number
}

/** Confirms the tenant that accepted. */
export interface ConfirmTenant extends CommandBase {
  readonly type: 'ConfirmTenant'
  readonly invitationId: InvitationId
  /** The tenant that the confirming person looked at. */
  readonly tenantId: TenantId
  /** The revision of the invitation that the confirming person looked at. */
  readonly seenRevision?: number
}

/** Everything that can be asked of a community. */
export type CommunityCommand = CreateCommunity | InviteTenant | AcceptInvitation | ConfirmTenant
