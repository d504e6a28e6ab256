import type { Role } from '../../identity/actor.js'
import type { EmailAddress } from '../../identity/email-address.js'
import type { UserId } from '../../identity/ids.js'
import type { Person } from '../event-fields.js'
import type { CommunityName } from '../names.js'
import type { TenantCommand } from './command-base.js'

/** Removes a member tenant from the community; for the owner. */
export interface RemoveTenant extends TenantCommand {
  readonly type: 'RemoveTenant'
}

/** Takes the actor's own tenant out of the community. */
export interface LeaveCommunity extends TenantCommand {
  readonly type: 'LeaveCommunity'
  /** The community's name, or the tenant's alias for it, typed by whoever leaves. */
  readonly typedName: string
}

/** Pauses the sharing of the actor's own tenant. */
export interface PauseSharing extends TenantCommand {
  readonly type: 'PauseSharing'
}

/** Resumes the sharing of the actor's own tenant. */
export interface ResumeSharing extends TenantCommand {
  readonly type: 'ResumeSharing'
}

/** Changes the address of the actor's own tenant for the other tenants to write to. */
export interface ChangeContactEmail extends TenantCommand {
  readonly type: 'ChangeContactEmail'
  readonly contactEmail: EmailAddress
}

/** Changes the name by which the actor's own tenant sees the community. */
export interface ChangeAlias extends TenantCommand {
  readonly type: 'ChangeAlias'
  /** Null for the community's own name. */
  readonly alias: CommunityName | null
}

/** Chooses which roles of the actor's own tenant administer the community on its behalf. */
export interface AssignAdministratorRoles extends TenantCommand {
  readonly type: 'AssignAdministratorRoles'
  readonly administratorRoles: readonly Role[]
}

/** Lets users of the actor's own tenant see what the community shares. */
export interface AddMembers extends TenantCommand {
  readonly type: 'AddMembers'
  /** At most 100; who is a member already is passed over. */
  readonly members: readonly Person[]
}

/** Takes users of the actor's own tenant out of the community. */
export interface RemoveMembers extends TenantCommand {
  readonly type: 'RemoveMembers'
  /** At most 100; who is no member is passed over. */
  readonly userIds: readonly UserId[]
}

/** The commands about a member tenant. */
export type MembershipCommand =
  | RemoveTenant
  | LeaveCommunity
  | PauseSharing
  | ResumeSharing
  | ChangeContactEmail
  | ChangeAlias
  | AssignAdministratorRoles
  | AddMembers
  | RemoveMembers
