import type { Actor } from '../../identity/actor.js'
import type { CommandId, CommunityId, InvitationId, TenantId } from '../../identity/ids.js'
import type { Timestamp } from '../../time/timestamp.js'

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

/** What every command about an invitation carries. */
export interface InvitationCommand extends CommandBase {
  readonly invitationId: InvitationId
}

/** What every command about a member tenant carries. */
export interface TenantCommand extends CommandBase {
  /** The tenant that it is about, named on purpose: a person may administer several. */
  readonly tenantId: TenantId
}
