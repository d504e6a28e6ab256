import type { CommunityEventType } from '@community-handshake/domain'
import type { MailKind, RecipientRole } from './mail-facts.js'

/** A mail of a kind to somebody in a role. */
export interface Telling {
  readonly kind: MailKind
  readonly role: RecipientRole
}

/**
 * Which event leads to which mails, and to whom. Nobody else is written to; an address that has several roles
 * gets a kind once, in the role that stands first. docs/mails.md says why.
 */
export const whoGetsWhat = {
  TenantInvited: [{ kind: 'invitation', role: 'invitee' }],
  InvitationResent: [{ kind: 'resent', role: 'invitee' }],
  InvitationAccepted: [
    { kind: 'confirmation-due', role: 'inviter' },
    { kind: 'confirmation-due', role: 'owner' },
    { kind: 'accepted', role: 'acceptor' },
  ],
  TenantConfirmed: [
    { kind: 'confirmed', role: 'acceptor' },
    { kind: 'confirmed', role: 'member' },
  ],
  InvitationDeclined: [{ kind: 'declined', role: 'inviter' }],
  AcceptanceWithdrawn: [
    { kind: 'withdrawn', role: 'inviter' },
    { kind: 'withdrawn', role: 'owner' },
  ],
  TenantRefused: [{ kind: 'refused', role: 'acceptor' }],
  InvitationRevoked: [{ kind: 'revoked', role: 'invitee' }],
  InvitationExpired: [
    { kind: 'expired', role: 'acceptor' },
    { kind: 'expired', role: 'invitee' },
    { kind: 'expired-for-owner', role: 'inviter' },
    { kind: 'expired-for-owner', role: 'owner' },
  ],
  TenantRemoved: [{ kind: 'removed', role: 'member' }],
  TenantLeft: [{ kind: 'left', role: 'owner' }],
} as const satisfies { readonly [Type in CommunityEventType]?: readonly Telling[] }

/** The types of event that lead to mails. */
export type AskingEventType = keyof typeof whoGetsWhat

/** Tells whether events of a stored type lead to mails. */
export const asksForMail = (type: string): type is AskingEventType => Object.hasOwn(whoGetsWhat, type)

/** Which mails an invitation leads to when its deadline comes near, by the state that it is in. */
export const whoIsReminded = {
  Invited: [{ kind: 'reminder', role: 'invitee' }],
  Accepted: [
    { kind: 'confirmation-reminder', role: 'inviter' },
    { kind: 'confirmation-reminder', role: 'owner' },
  ],
} as const satisfies { readonly [State in 'Invited' | 'Accepted']: readonly Telling[] }
