import type { CommunityId, InvitationId, MailFailure, TenantId, Timestamp } from '@community-handshake/domain'
import type { MailKind, RecipientRole } from './kinds/mail-facts.js'

// These types are a storage format: they change only by a new version and an upcaster.

/** A mail is due: of which kind, for whom, and what it is about. It holds no address. */
export interface NotificationRequested {
  readonly type: 'NotificationRequested'
  readonly data: {
    readonly kind: MailKind
    /** Left out in mails asked for by earlier versions, which knew the invitee alone. */
    readonly role?: RecipientRole
    readonly communityId: CommunityId
    /** Left out where the mail is about a member tenant. */
    readonly invitationId?: InvitationId
    readonly tenantId?: TenantId
    /** Which sending of the invitation the mail belongs to, where that matters. */
    readonly generation?: number
    readonly messageId: string
    readonly requestedAt: Timestamp
  }
}

/** The mail server took the mail. */
export interface NotificationSent {
  readonly type: 'NotificationSent'
  readonly data: { readonly attempt: number; readonly response: string; readonly sentAt: Timestamp }
}

/** A try failed; another follows. */
export interface NotificationFailed {
  readonly type: 'NotificationFailed'
  readonly data: {
    readonly attempt: number
    readonly reason: MailFailure['reason']
    readonly message: string
    readonly failedAt: Timestamp
  }
}

/**
 * No further try follows, and why.
 * - `refused`: the mail server refused it for good.
 * - `too-many-attempts`: the mail server put the recipient off too often.
 * - `superseded`: a newer mail takes its place.
 * - `no-longer-needed`: what it is about has come to an end, was answered, or is long past.
 * - `nobody-to-tell`: nobody has this role, or whoever has it gets the same mail in another one.
 */
export interface NotificationGaveUp {
  readonly type: 'NotificationGaveUp'
  readonly data: {
    readonly reason: 'refused' | 'too-many-attempts' | 'superseded' | 'no-longer-needed' | 'nobody-to-tell'
    readonly message: string
    readonly gaveUpAt: Timestamp
  }
}

/** What happens to one notification. */
export type NotificationEvent = NotificationRequested | NotificationSent | NotificationFailed | NotificationGaveUp

/** The version in which the events above are written. */
export const notificationSchemaVersion = 1

const types: Readonly<Record<NotificationEvent['type'], true>> = {
  NotificationRequested: true,
  NotificationSent: true,
  NotificationFailed: true,
  NotificationGaveUp: true,
}

/** Tells whether a stored type is one of {@link NotificationEvent}. */
export const isNotificationEventType = (type: string): type is NotificationEvent['type'] => Object.hasOwn(types, type)
