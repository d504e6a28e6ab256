import type {
  Clock,
  CommandId,
  CommunityHandshake,
  CorrelationId,
  DeliveryState,
  EmailAddress,
  EventId,
  EventStore,
  Hasher,
  HistoryDamaged,
  InvitationId,
  InvitationLinks,
  LanguageTag,
  Mail,
  StoreFailure,
  TenantDirectory,
  TenantDirectoryFailure,
} from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import type { NotificationGaveUp, NotificationRequested } from '../notification-events.js'
import type { PageAddress } from './page-address.js'
import type { RenderMail } from './render-mail.js'

/** What the content of mails is taken from. */
export interface MailSources {
  readonly handshake: CommunityHandshake
  readonly store: EventStore
  readonly hasher: Hasher
  readonly tenants: TenantDirectory
  readonly links: InvitationLinks
  readonly clock: Clock
  /** What became of the mails so far. */
  readonly deliveries: DeliveryState
  /** The address of the page that an invitation's link opens, without the secret. */
  readonly invitationUrl: (invitationId: InvitationId) => string
  /** The address of the page where the host shows what a mail is about; mails name none if left out. */
  readonly pageUrl?: PageAddress
  /** The language that the host knows somebody to read; undefined for none. Nobody's is known if left out. */
  readonly languageOf?: (address: EmailAddress) => ResultAsync<LanguageTag | undefined, TenantDirectoryFailure>
  /** Makes subject, text and HTML of what a mail says; the templates of this package if left out. */
  readonly renderMail?: RenderMail
  /** Behind the @ of every Message-ID (RFC 5322 section 3.6.4). */
  readonly messageIdDomain: string
}

/** Why a mail that was asked for is not to be sent any more. */
export type NoLongerDue = Pick<NotificationGaveUp['data'], 'message'> & {
  readonly reason: 'no-longer-needed' | 'superseded' | 'nobody-to-tell'
}

/** The mail that is due, or why none is any more. */
export type DueMail = { readonly kind: 'due'; readonly mail: Mail } | ({ readonly kind: 'not-due' } & NoLongerDue)

/** Why a mail could not be written right now. */
export type WriteFailure = StoreFailure | HistoryDamaged | TenantDirectoryFailure

/** What the ledger says about a notification besides its mail's Message-ID and the time. */
export type NotificationSubject = Omit<NotificationRequested['data'], 'messageId' | 'requestedAt'>

/** What asks for a mail: an event, or the time, which has no event of its own. */
export interface NotificationCause {
  readonly commandId: CommandId
  readonly correlationId: CorrelationId
  readonly eventId: EventId | null
}

/** A mail that is asked for, whatever kind it is. */
export interface Notification {
  /** The stream that says what became of it; the same each time. */
  readonly streamId: string
  readonly cause: NotificationCause
  readonly subject: NotificationSubject
  /** The Message-ID of the mail, without angle brackets; the same each time. */
  readonly messageId: string
  /** Writes the mail as things stand at that moment. */
  readonly write: (messageId: string) => ResultAsync<DueMail, WriteFailure>
}
