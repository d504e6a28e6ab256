import type { Role } from '../../identity/actor.js'
import type { EmailAddress } from '../../identity/email-address.js'
import type { TenantId } from '../../identity/ids.js'
import type { InvitationMessage, LanguageTag } from '../names.js'
import type { InvitationCommand } from './command-base.js'

/** Invites the administrator of another tenant by e-mail. */
export interface InviteTenant extends InvitationCommand {
  readonly type: 'InviteTenant'
  readonly recipient: EmailAddress
  /** The address as it was typed, for display. */
  readonly recipientAsTyped: string
  /** A word to the recipient. */
  readonly message?: InvitationMessage
  /** The language of the mails of this invitation. */
  readonly language?: LanguageTag
}

/** Sends an invitation again: a new link replaces the older ones, and the time to answer begins anew. */
export interface ResendInvitation extends InvitationCommand {
  readonly type: 'ResendInvitation'
}

/** Accepts an invitation for the actor's own tenant. */
export interface AcceptInvitation extends InvitationCommand {
  readonly type: 'AcceptInvitation'
  /** The tenant that accepts, named on purpose: a person may administer several. */
  readonly tenantId: TenantId
  readonly contactEmail: EmailAddress
  /** The accepting tenant's roles that will administer the community on its behalf. */
  readonly administratorRoles: readonly Role[]
  /** The generation of the mail whose link was presented and found genuine. */
  readonly linkGeneration?: number
}

/** Declines an invitation. */
export interface DeclineInvitation extends InvitationCommand {
  readonly type: 'DeclineInvitation'
  /** The generation of the mail whose link was presented and found genuine. */
  readonly linkGeneration?: number
}

/** Takes an acceptance back that is not confirmed yet. */
export interface WithdrawAcceptance extends InvitationCommand {
  readonly type: 'WithdrawAcceptance'
}

interface JudgeAcceptance extends InvitationCommand {
  /** The tenant that the deciding person looked at. */
  readonly tenantId: TenantId
  /** The revision of the invitation that the deciding person looked at. */
  readonly seenRevision?: number
}

/** Confirms the tenant that accepted. */
export interface ConfirmTenant extends JudgeAcceptance {
  readonly type: 'ConfirmTenant'
}

/** Refuses the tenant that accepted. */
export interface RefuseTenant extends JudgeAcceptance {
  readonly type: 'RefuseTenant'
}

/** Takes an invitation back that nobody has accepted yet. */
export interface RevokeInvitation extends InvitationCommand {
  readonly type: 'RevokeInvitation'
}

/** Notes that the deadline of an invitation has passed. The clock sends it, so it has no actor. */
export interface ExpireInvitation extends Omit<InvitationCommand, 'actor'> {
  readonly type: 'ExpireInvitation'
  readonly actor?: undefined
}

/** The commands about an invitation. */
export type HandshakeCommand =
  | InviteTenant
  | ResendInvitation
  | AcceptInvitation
  | DeclineInvitation
  | WithdrawAcceptance
  | ConfirmTenant
  | RefuseTenant
  | RevokeInvitation
  | ExpireInvitation
