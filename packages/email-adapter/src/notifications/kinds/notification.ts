import type {
  Clock,
  CommunityHandshake,
  EventEnvelope,
  HistoryDamaged,
  InvitationId,
  InvitationLinks,
  Mail,
  StoreFailure,
  TenantDirectory,
  TenantDirectoryFailure,
} from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import type { NotificationGaveUp, NotificationRequested } from '../notification-events.js'

/** What the content of mails is taken from. */
export interface MailSources {
  readonly handshake: CommunityHandshake
  readonly tenants: TenantDirectory
  readonly links: InvitationLinks
  readonly clock: Clock
  /** The address of the page that an invitation's link opens, without the secret. */
  readonly invitationUrl: (invitationId: InvitationId) => string
  /** Behind the @ of every Message-ID (RFC 5322 section 3.6.4). */
  readonly messageIdDomain: string
}

/** Why a mail that was asked for is not to be sent any more. */
export type NoLongerDue = Pick<NotificationGaveUp['data'], 'message'> & {
  readonly reason: 'no-longer-needed' | 'superseded'
}

/** The mail that is due, or why none is any more. */
export type DueMail = { readonly kind: 'due'; readonly mail: Mail } | ({ readonly kind: 'not-due' } & NoLongerDue)

/** Why a mail could not be written right now. */
export type WriteFailure = StoreFailure | HistoryDamaged | TenantDirectoryFailure

/** What the ledger says about a notification besides its mail's Message-ID and the time. */
export type NotificationSubject = Omit<NotificationRequested['data'], 'messageId' | 'requestedAt'>

/** A mail that an event asks for, whatever kind it is. */
export interface Notification {
  /** The event that asks for it, in its envelope; the notification's stream is named after it. */
  readonly envelope: EventEnvelope
  readonly subject: NotificationSubject
  /** The Message-ID of the mail, without angle brackets; the same each time. */
  readonly messageId: string
  /** Writes the mail as things stand at that moment. */
  readonly write: (messageId: string) => ResultAsync<DueMail, WriteFailure>
}
