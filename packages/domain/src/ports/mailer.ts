import type { ResultAsync } from 'neverthrow'
import type { EmailAddress } from '../identity/email-address.js'

/** A mail ready to be delivered. */
export interface Mail {
  /** The Message-ID without angle brackets (RFC 5322 section 3.6.4); the same mail always has the same. */
  readonly messageId: string
  readonly to: EmailAddress
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Where an answer goes, if not to the sender. */
  readonly replyTo?: EmailAddress
  /** The Message-ID, without angle brackets, of the mail that this one follows (RFC 5322 section 3.6.4). */
  readonly inReplyTo?: string
  /** The Message-IDs, without angle brackets, of the conversation that this mail belongs to, its first one first. */
  readonly references?: readonly string[]
  /**
   * Further header fields by name, for example `List-Unsubscribe` (RFC 2369). What the other fields say,
   * the sender and the recipients among it, cannot be set here.
   */
  readonly headers?: Readonly<Record<string, string>>
}

/** The mail server took the mail. */
export interface MailAccepted {
  /** What the server answered, for the ledger. */
  readonly response: string
}

/**
 * The mail was not taken.
 * - `unreachable`: no server answered; nothing is known about the recipient.
 * - `temporary`: the server said to try later (4yz, RFC 5321 section 4.2.1).
 * - `permanent`: the server refused for good (5yz), or the mail itself cannot be sent.
 */
export interface MailFailure {
  readonly kind: 'mail-failure'
  readonly reason: 'unreachable' | 'temporary' | 'permanent'
  readonly message: string
}

/** Delivers mail to the next server, or wherever the host wants it. */
export interface Mailer {
  readonly send: (mail: Mail) => ResultAsync<MailAccepted, MailFailure>
  /** Lets go of connections. */
  readonly close: () => Promise<void>
}
